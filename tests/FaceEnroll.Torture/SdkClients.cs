using FaceEnroll.Sandbox;
using FaceEnroll.Sdk;
using FaceEnroll.Sdk.AdvanceAI;
using FaceEnroll.Sdk.AlibabaGuardrails;
using FaceEnroll.Sdk.AlibabaIdVerification;
using FaceEnroll.Sdk.FinAuth;
using FaceEnroll.Sdk.TencentCloud;

namespace FaceEnroll.Torture;

/// <summary>The library's five clients, pointed at a sandbox.</summary>
internal static class SdkClients
{
    private const string Key = "sandbox-key";
    private const string Library = FaceEnrollSandboxOptions.DefaultLibraryId;

    /// <summary>A client of its own connections: as the library makes them, but past any proxy.</summary>
    public static HttpClient Http() =>
        new(
            new SocketsHttpHandler
            {
                AllowAutoRedirect = false,
                UseCookies = false,
                UseProxy = false,
            }
        )
        {
            Timeout = Timeout.InfiniteTimeSpan,
        };

    /// <summary>One vendor's client.</summary>
    /// <param name="vendor">The vendor.</param>
    /// <param name="sandbox">Where it is played.</param>
    /// <param name="http">The connections.</param>
    /// <param name="configure">What else is set.</param>
    /// <param name="secondScheme">Whether Alibaba's requests are signed in the other of their two ways.</param>
    /// <param name="secret">The secret.</param>
    /// <returns>It is also the vendor's reconciler.</returns>
    public static IFaceEnrollmentClient Create(
        FaceVendor vendor,
        FaceEnrollSandbox sandbox,
        HttpClient http,
        Action<FaceEnrollmentOptions>? configure = null,
        bool secondScheme = false,
        string secret = "sandbox-secret"
    )
    {
        switch (vendor)
        {
            case FaceVendor.TencentCloud:
                var tencent = new TencentCloudOptions { SecretId = Key, SecretKey = secret };
                return new TencentCloudFaceEnrollmentClient(With(tencent), http);
            case FaceVendor.AlibabaGuardrails:
                var guardrails = new AlibabaGuardrailsOptions
                {
                    AccessKeyId = Key,
                    AccessKeySecret = secret,
                    ImageHost = new SandboxImageHost(sandbox),
                    SignatureScheme = secondScheme
                        ? AlibabaGuardrailsSignatureScheme.Acs3
                        : AlibabaGuardrailsSignatureScheme.RoaHmacSha1,
                };
                return new AlibabaGuardrailsFaceEnrollmentClient(With(guardrails), http);
            case FaceVendor.AlibabaIdVerification:
                var idVerification = new AlibabaIdVerificationOptions
                {
                    AccessKeyId = Key,
                    AccessKeySecret = secret,
                    LibraryId = Library,
                    // An upload's permit is asked for by region.
                    Region = "ap-southeast-1",
                    UploadEndpoint = sandbox.Url,
                    OpenPlatformEndpoint = sandbox.Url,
                    SignatureScheme = secondScheme
                        ? AlibabaIdVerificationSignatureScheme.RpcHmacSha1
                        : AlibabaIdVerificationSignatureScheme.Acs3HmacSha256,
                };
                return new AlibabaIdVerificationFaceEnrollmentClient(With(idVerification), http);
            case FaceVendor.FinAuth:
                var finAuth = new FinAuthOptions
                {
                    ApiKey = Key,
                    ApiSecret = secret,
                    LibraryId = Library,
                    SendAsBase64 = secondScheme,
                };
                return new FinAuthFaceEnrollmentClient(With(finAuth), http);
            case FaceVendor.AdvanceAI:
                var advance = new AdvanceAIOptions
                {
                    AccessKey = Key,
                    SecretKey = secret,
                    LibraryId = Library,
                    UniqueExternalReference = true,
                    ReconcileBySearch = true,
                };
                return new AdvanceAIFaceEnrollmentClient(With(advance), http);
            default:
                throw new NotSupportedException($"Which keys does {vendor} take?");
        }

        T With<T>(T options)
            where T : FaceEnrollmentOptions
        {
            options.Endpoint = sandbox.Url;
            configure?.Invoke(options);
            return options;
        }
    }

    /// <summary>The sandbox's name of a vendor.</summary>
    public static SandboxVendor InSandbox(this FaceVendor vendor) =>
        Enum.Parse<SandboxVendor>(vendor.ToString(), ignoreCase: true);

    /// <summary>The ids of the people are loose enough for all vendors.</summary>
    public static void AddPerson(this FaceEnrollSandbox sandbox, FaceVendor vendor, string personId) =>
        sandbox.Store.AddPerson(vendor.InSandbox(), personId);
}
