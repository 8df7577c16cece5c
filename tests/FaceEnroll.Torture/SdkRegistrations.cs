using FaceEnroll.Sandbox;
using FaceEnroll.Sdk;
using Microsoft.Extensions.DependencyInjection;

namespace FaceEnroll.Torture;

/// <summary>Registers a vendor's client at a sandbox.</summary>
internal static class SdkRegistrations
{
    private const string Key = "sandbox-key";
    private const string Secret = "sandbox-secret";
    private const string Library = FaceEnrollSandboxOptions.DefaultLibraryId;

    /// <summary>The name of a registration's HttpClient, as the documentation gives it.</summary>
    public static string HttpClientName(string registration) => "FaceEnroll.Sdk:" + registration;

    public static void Register(
        IServiceCollection services,
        string name,
        FaceVendor vendor,
        FaceEnrollSandbox sandbox,
        Action<FaceEnrollmentOptions> configure
    )
    {
        var builder = services.AddFaceEnrollment();
        switch (vendor)
        {
            case FaceVendor.TencentCloud:
                builder.AddTencentCloud(
                    name,
                    o =>
                    {
                        (o.SecretId, o.SecretKey) = (Key, Secret);
                        Common(o);
                    }
                );
                break;
            case FaceVendor.AlibabaGuardrails:
                builder.AddAlibabaGuardrails(
                    name,
                    o =>
                    {
                        (o.AccessKeyId, o.AccessKeySecret) = (Key, Secret);
                        o.ImageHost = new SandboxImageHost(sandbox);
                        Common(o);
                    }
                );
                break;
            case FaceVendor.AlibabaIdVerification:
                builder.AddAlibabaIdVerification(
                    name,
                    o =>
                    {
                        o.Region = "ap-southeast-1";
                        (o.AccessKeyId, o.AccessKeySecret, o.LibraryId) = (Key, Secret, Library);
                        Common(o);
                        o.OpenPlatformEndpoint ??= o.Endpoint;
                    }
                );
                break;
            case FaceVendor.FinAuth:
                builder.AddFinAuth(
                    name,
                    o =>
                    {
                        (o.ApiKey, o.ApiSecret, o.LibraryId) = (Key, Secret, Library);
                        Common(o);
                    }
                );
                break;
            case FaceVendor.AdvanceAI:
                builder.AddAdvanceAI(
                    name,
                    o =>
                    {
                        (o.AccessKey, o.SecretKey, o.LibraryId) = (Key, Secret, Library);
                        Common(o);
                    }
                );
                break;
            default:
                throw new NotSupportedException($"Which keys does {vendor} take?");
        }

        void Common(FaceEnrollmentOptions options)
        {
            options.Endpoint = sandbox.Url;
            configure(options);
        }
    }

    /// <summary>Fast, and without reading back: the handler matrix asks what the first word is worth.</summary>
    public static void Quick(FaceEnrollmentOptions options)
    {
        options.RequestsPerSecond = 100_000;
        options.OnUnknown = FaceUnknownOutcome.Throw;
        options.Timeout = TimeSpan.FromSeconds(20);
        options.AttemptTimeout = TimeSpan.FromSeconds(10);
        options.Retry.MaxRetries = 3;
        options.Retry.BaseDelay = options.Retry.ThrottlingBaseDelay = TimeSpan.FromMilliseconds(1);
    }
}
