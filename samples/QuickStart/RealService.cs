using FaceEnroll.Sdk;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace QuickStart;

/// <summary>The same against a real service, configured as a host application is.</summary>
internal static class RealService
{
    public const string Person = "quickstart-person";

    public const string Help = """
        With --vendor, options come from the configuration section FaceEnrollment:<vendor>, in environment variables
        (FaceEnrollment__FinAuth__LibraryId=staff) or user secrets (dotnet user-secrets --project samples/QuickStart set FaceEnrollment:FinAuth:LibraryId staff):
          TencentCloud           SecretId, SecretKey (or TENCENTCLOUD_SECRET_ID, TENCENTCLOUD_SECRET_KEY)
          AlibabaGuardrails      AccessKeyId, AccessKeySecret (or ALIBABA_CLOUD_ACCESS_KEY_ID, ALIBABA_CLOUD_ACCESS_KEY_SECRET);
                                 give --picture a URL
          AlibabaIdVerification  the same keys; Region, LibraryId
          FinAuth                ApiKey, ApiSecret (or FINAUTH_API_KEY, FINAUTH_API_SECRET); LibraryId
          AdvanceAI              AccessKey, SecretKey (or ADVANCE_AI_ACCESS_KEY, ADVANCE_AI_SECRET_KEY); Region, LibraryId
        """;

    public static async Task<int> RunAsync(
        FaceVendor vendor,
        string person,
        string picture,
        CancellationToken cancellationToken
    )
    {
        var configuration = new ConfigurationBuilder()
            // Keys may come from the vendor's own variables: a section that names its vendor needs nothing else.
            .AddInMemoryCollection([new($"FaceEnrollment:{vendor}:Vendor", $"{vendor}")])
            .AddUserSecrets(typeof(RealService).Assembly)
            .AddEnvironmentVariables()
            .Build();
        var services = new ServiceCollection();
        var section = configuration.GetSection($"FaceEnrollment:{vendor}");
        var builder = services.AddFaceEnrollment();
        _ = vendor switch
        {
            FaceVendor.TencentCloud => builder.AddTencentCloud(section),
            FaceVendor.AlibabaGuardrails => builder.AddAlibabaGuardrails(section),
            FaceVendor.AlibabaIdVerification => builder.AddAlibabaIdVerification(section),
            FaceVendor.FinAuth => builder.AddFinAuth(section),
            FaceVendor.AdvanceAI => builder.AddAdvanceAI(section),
            _ => throw new NotSupportedException($"This sample does not know {vendor}."),
        };
        await using var provider = services.BuildServiceProvider();
        var image =
            Uri.TryCreate(picture, UriKind.Absolute, out var url) && url.Scheme is "http" or "https"
                ? FaceImage.FromUrl(url)
                : FaceImage.FromFile(picture);
        try
        {
            var client = provider.GetRequiredService<IFaceEnrollmentClient>();
            var result = await client.EnrollAsync(new FaceEnrollmentRequest(person, image), cancellationToken);
            Console.WriteLine(
                $"{vendor}: {result.Images[0].Status}, face {result.Images[0].FaceId}, request {result.RequestId}"
            );
            Console.WriteLine("The face is in your library now. Before you go live: docs/getting-started.md.");
            return 0;
        }
        catch (Exception e) when (e is FaceEnrollmentException or OptionsValidationException)
        {
            Console.Error.WriteLine(e.Message);
            return 1;
        }
    }
}
