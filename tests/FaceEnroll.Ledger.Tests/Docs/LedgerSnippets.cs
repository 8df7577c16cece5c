using FaceEnroll.Ledger;
using FaceEnroll.Sdk;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace Docs;

/// <summary>The code of the page on the ledger, compiled.</summary>
internal static class LedgerSnippets
{
    public static void Add(IServiceCollection services, IConfiguration configuration)
    {
        // snippet: add-ledger
        services
            .AddFaceEnrollment(configuration.GetSection("FaceEnrollment"))
            .AddLedger(ledger => ledger.File = "/var/lib/faces/faces.ledger");
        // end snippet
    }

    public static async Task RepeatAsync(IFaceEnrollmentClient client, FaceImage portrait)
    {
        // snippet: ledger-repeat
        var result = await client.EnrollAsync(new FaceEnrollmentRequest("person-1", portrait));
        Console.WriteLine(result.Images[0].FromLedger ? "was in before: nothing was sent" : "is in now");
        // end snippet
    }

    public static void Verify(IFaceEnrollmentBuilder builder)
    {
        // snippet: ledger-verify
        builder.AddLedger(ledger =>
        {
            ledger.File = "/var/lib/faces/faces.ledger";
            ledger.Use = LedgerUse.Verify;
        });
        // end snippet
    }

    public static void Hide(IFaceEnrollmentBuilder builder, IConfiguration configuration)
    {
        // snippet: ledger-hide
        builder.AddLedger(ledger =>
        {
            ledger.File = "/var/lib/faces/faces.ledger";
            // Base64 of 32 random bytes, for example from: openssl rand -base64 32
            ledger.PersonIdKey =
                configuration["FaceLedgerKey"] ?? throw new InvalidOperationException("FaceLedgerKey is not set.");
        });
        // end snippet
    }

    public static FaceImage OfUrl(string sha256)
    {
        // snippet: ledger-url
        var image = FaceImage.FromUrl(new Uri("https://pictures.example/get?id=1&signature=abc"), contentKey: sha256);
        // end snippet
        return image;
    }

    public static async Task DecideAsync(IFaceLedger ledger, Func<FaceLedgerCall, Task<int[]>> atTheVendorAsync)
    {
        // snippet: ledger-resolve
        foreach (var call in await ledger.GetUndecidedAsync())
        {
            int[] areIn = await atTheVendorAsync(call); // a person looks at the vendor's console: the indexes of the pictures that are in
            await ledger.ResolveAsync(call, areIn, decidedBy: "night shift", why: "looked at the console");
        }
        // end snippet
    }
}
