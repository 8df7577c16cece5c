using FaceEnroll.Sdk;
using FaceEnroll.Sdk.AlibabaGuardrails;
using FaceEnroll.Sdk.AlibabaIdVerification;
using FaceEnroll.Sdk.FinAuth;
using FaceEnroll.Sdk.TencentCloud;

namespace FaceEnroll.Audit.Memory;

/// <summary>The library's clients that list, as a host makes them.</summary>
internal static class Clients
{
    private const string Key = "sandbox-key";
    private const string Secret = "sandbox-secret";

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

    public static IFaceDirectory Directory(FaceVendor vendor, Uri url, HttpClient http)
    {
        return vendor switch
        {
            FaceVendor.TencentCloud => new TencentCloudFaceEnrollmentClient(
                With(new TencentCloudOptions { SecretId = Key, SecretKey = Secret }),
                http
            ),
            FaceVendor.AlibabaGuardrails => new AlibabaGuardrailsFaceEnrollmentClient(
                With(new AlibabaGuardrailsOptions { AccessKeyId = Key, AccessKeySecret = Secret }),
                http
            ),
            FaceVendor.AlibabaIdVerification => new AlibabaIdVerificationFaceEnrollmentClient(
                With(
                    new AlibabaIdVerificationOptions
                    {
                        AccessKeyId = Key,
                        AccessKeySecret = Secret,
                        Region = "ap-southeast-1",
                        LibraryId = Crowd.Library,
                        UploadEndpoint = url,
                        OpenPlatformEndpoint = url,
                    }
                ),
                http
            ),
            FaceVendor.FinAuth => new FinAuthFaceEnrollmentClient(
                With(
                    new FinAuthOptions
                    {
                        ApiKey = Key,
                        ApiSecret = Secret,
                        LibraryId = Crowd.Library,
                    }
                ),
                http
            ),
            _ => throw new NotSupportedException($"{vendor} lists nothing."),
        };

        T With<T>(T options)
            where T : FaceEnrollmentOptions
        {
            options.Endpoint = url;
            options.RequestsPerSecond = 1_000_000;
            return options;
        }
    }
}
