using System.Diagnostics;
using System.Globalization;
using System.Security.Cryptography;
using FaceEnroll.Sandbox;
using FaceEnroll.Sdk;
using Microsoft.Extensions.DependencyInjection;
using Spectre.Console;

namespace QuickStart;

/// <summary>The main job at all five vendors, against a sandbox that verifies every signature; then what can go wrong.</summary>
internal static class SandboxTour
{
    private const string Person = FaceEnrollSandboxOptions.DefaultPersonId;

    public static async Task<int> RunAsync(string portrait, CancellationToken cancellationToken)
    {
        if (!File.Exists(portrait))
        {
            await Console.Error.WriteLineAsync(
                $"There is no file '{portrait}'. Against the sandbox, --picture is a file."
            );
            return 1;
        }

        // Ids are long, and a redirected output has no width of its own.
        AnsiConsole.Profile.Width = Math.Max(AnsiConsole.Profile.Width, 130);
        await using var sandbox = await FaceEnrollSandbox.StartAsync(cancellationToken: cancellationToken);
        await using var services = Register(sandbox);
        var allStored = await EnrollEverywhereAsync(sandbox, services, portrait, cancellationToken);
        if (allStored)
        {
            await ShowFailuresAsync(sandbox, services, portrait, cancellationToken);
        }

        AnsiConsole.WriteLine(
            allStored
                ? "The same portrait is in five vendors' face libraries: at a sandbox in this process, which verified each signature."
                : "Not every vendor took the picture."
        );
        AnsiConsole.WriteLine(
            """
            Where to go next:
              see what came in, in a browser:  dotnet run --project src/FaceEnroll.Sandbox -- --urls http://127.0.0.1:5080
              enroll at a real service:        dotnet run --project samples/QuickStart -- --help
              put it into your host:           docs/getting-started.md
            """
        );
        return allStored ? 0 : 1;
    }

    /// <summary>Five clients, as a host would register them; only the endpoints point to the sandbox.</summary>
    private static ServiceProvider Register(FaceEnrollSandbox sandbox)
    {
        const string Key = "sandbox-key";
        const string Secret = "sandbox-secret";
        const string Library = FaceEnrollSandboxOptions.DefaultLibraryId;
        var services = new ServiceCollection();
        services.AddSingleton<IFaceImageHost>(new SandboxImageHost(sandbox));
        services
            .AddFaceEnrollment()
            .AddTencentCloud(o => (o.Endpoint, o.SecretId, o.SecretKey) = (sandbox.Url, Key, Secret))
            .AddAlibabaGuardrails(o => (o.Endpoint, o.AccessKeyId, o.AccessKeySecret) = (sandbox.Url, Key, Secret))
            .AddAlibabaIdVerification(o =>
            {
                (o.Endpoint, o.AccessKeyId, o.AccessKeySecret) = (sandbox.Url, Key, Secret);
                (o.Region, o.LibraryId) = ("ap-southeast-1", Library);
                o.OpenPlatformEndpoint = o.UploadEndpoint = sandbox.Url;
            })
            .AddFinAuth(o => (o.Endpoint, o.ApiKey, o.ApiSecret, o.LibraryId) = (sandbox.Url, Key, Secret, Library))
            .AddAdvanceAI(o =>
                (o.Endpoint, o.AccessKey, o.SecretKey, o.LibraryId) = (sandbox.Url, Key, Secret, Library)
            )
            .AddTencentCloud("wrong key", o => (o.Endpoint, o.SecretId, o.SecretKey) = (sandbox.Url, Key, "wrong"));
        return services.BuildServiceProvider();
    }

    private static async Task<bool> EnrollEverywhereAsync(
        FaceEnrollSandbox sandbox,
        ServiceProvider services,
        string portrait,
        CancellationToken cancellationToken
    )
    {
        var hash = Convert.ToHexStringLower(SHA256.HashData(await File.ReadAllBytesAsync(portrait, cancellationToken)));
        var table = new Table().AddColumns("Vendor", "Outcome", "Face id", "Request id", "Time");
        var allStored = true;
        foreach (var vendor in Enum.GetValues<FaceVendor>())
        {
            var client = services.GetRequiredKeyedService<IFaceEnrollmentClient>(vendor.ToString());
            var start = Stopwatch.GetTimestamp();
            try
            {
                // The same three lines at every vendor.
                var result = await client.EnrollAsync(
                    new FaceEnrollmentRequest(Person, FaceImage.FromFile(portrait)),
                    cancellationToken
                );
                var isStored = sandbox
                    .Store.FacesAt(Enum.Parse<SandboxVendor>(vendor.ToString(), ignoreCase: true), Person)
                    .Any(face => string.Equals(face.PictureSha256, hash, StringComparison.OrdinalIgnoreCase));
                allStored &= isStored && result.Images.All(image => image.Status == FaceImageStatus.Enrolled);
                AddRow(
                    isStored ? result.Images[0].Status.ToString() : "not stored!",
                    result.Images[0].FaceId,
                    result.RequestId
                );
            }
            catch (FaceEnrollmentException e)
            {
                allStored = false;
                AddRow($"{e.Kind}: {e.Error.Detail ?? e.Images[0].Reason ?? e.VendorCode}", null, e.RequestId);
            }

            void AddRow(string outcome, string? faceId, string? requestId) =>
                table.AddRow(
                    vendor.ToString(),
                    Markup.Escape(outcome),
                    Markup.Escape(faceId ?? "(none given)"),
                    Markup.Escape(requestId ?? "(none given)"),
                    Stopwatch.GetElapsedTime(start).TotalMilliseconds.ToString("0", CultureInfo.InvariantCulture)
                        + " ms"
                );
        }

        AnsiConsole.Write(table);
        return allStored;
    }

    private static async Task ShowFailuresAsync(
        FaceEnrollSandbox sandbox,
        ServiceProvider services,
        string portrait,
        CancellationToken cancellationToken
    )
    {
        AnsiConsole.WriteLine("And what can go wrong, as a caller sees it:");
        sandbox.Verdicts.ForPerson("landscape", SandboxVerdict.NoFace);
        await TryAsync("no face in the picture", "FinAuth", "landscape");
        await TryAsync("unknown person", "TencentCloud", "nobody");
        await TryAsync("wrong key", "wrong key", Person);

        async Task TryAsync(string what, string registration, string person)
        {
            var client = services.GetRequiredKeyedService<IFaceEnrollmentClient>(registration);
            try
            {
                var request = new FaceEnrollmentRequest(person, FaceImage.FromFile(portrait));
                await client.EnrollAsync(request, cancellationToken);
            }
            catch (FaceImageRejectedException e)
            {
                Show(e, "take another picture");
            }
            catch (FaceEnrollmentAuthenticationException e)
            {
                Show(e, "check the keys");
            }
            catch (FaceEnrollmentOutcomeUnknownException e)
            {
                Show(e, "ask IFaceEnrollmentReconciler before sending again");
            }
            catch (FaceEnrollmentException e) when (e.Kind == FaceEnrollmentErrorKind.PersonNotFound)
            {
                Show(e, "make the person first, with IFacePersonProvisioner");
            }

            void Show(FaceEnrollmentException e, string advice) =>
                AnsiConsole.WriteLine($"  {what}: {e.GetType().Name}: {e.Message} -> {advice}");
        }
    }
}
