using FaceEnroll.Sdk;
using FaceEnroll.Sdk.AdvanceAI;
using FaceEnroll.Sdk.AlibabaGuardrails;
using FaceEnroll.Sdk.AlibabaIdVerification;
using FaceEnroll.Sdk.FinAuth;
using FaceEnroll.Sdk.TencentCloud;

namespace FaceEnroll.Imaging.Tests.Support;

/// <summary>What each vendor takes, as its client says it.</summary>
internal static class Vendor
{
    public static FaceVendor[] All { get; } = Enum.GetValues<FaceVendor>();

    public static FaceImageTarget Target(FaceVendor vendor, int imageCount = 1) =>
        new(vendor, Client(vendor).Limits) { ImageCount = imageCount };

    private static IFaceEnrollmentClient Client(FaceVendor vendor)
    {
        // Nobody is called.
        var endpoint = new Uri("https://vendor.example");
        return vendor switch
        {
            FaceVendor.TencentCloud => new TencentCloudFaceEnrollmentClient(
                new TencentCloudOptions { Endpoint = endpoint }
            ),
            FaceVendor.AlibabaGuardrails => new AlibabaGuardrailsFaceEnrollmentClient(
                new AlibabaGuardrailsOptions { Endpoint = endpoint }
            ),
            FaceVendor.AlibabaIdVerification => new AlibabaIdVerificationFaceEnrollmentClient(
                new AlibabaIdVerificationOptions
                {
                    Endpoint = endpoint,
                    OpenPlatformEndpoint = endpoint,
                    Region = "ap-southeast-1",
                    LibraryId = "l",
                }
            ),
            FaceVendor.FinAuth => new FinAuthFaceEnrollmentClient(
                new FinAuthOptions { Endpoint = endpoint, LibraryId = "l" }
            ),
            _ => new AdvanceAIFaceEnrollmentClient(new AdvanceAIOptions { Endpoint = endpoint, LibraryId = "l" }),
        };
    }

    /// <summary>What is wrong with a file by this vendor's limits, as far as it can be measured here; empty when nothing is.</summary>
    public static string Broken(FaceImageTarget target, ReadOnlyMemory<byte> file)
    {
        var limits = target.Limits;
        using var data = SkiaSharp.SKData.CreateCopy(file.Span);
        using var codec = SkiaSharp.SKCodec.Create(data);
        var (shorter, longer) = (
            Math.Min(codec.Info.Width, codec.Info.Height),
            Math.Max(codec.Info.Width, codec.Info.Height)
        );
        List<string> broken =
        [
            .. file.Length > limits.MaxImageBytes?.Value ? ["bytes"] : Array.Empty<string>(),
            .. file.Length * target.ImageCount / 3 * 4 > limits.MaxRequestBytes?.Value
                ? ["bytes of the request"]
                : Array.Empty<string>(),
            .. longer > limits.MaxLongSide?.Value ? ["longer side"] : Array.Empty<string>(),
            .. shorter > limits.MaxShortSide?.Value ? ["shorter side"] : Array.Empty<string>(),
            .. limits.MinShortSide is { Basis: FaceLimitBasis.Documented } least && shorter < least.Value
                ? ["least side"]
                : Array.Empty<string>(),
            .. limits.MustBePortrait && codec.Info.Height <= codec.Info.Width ? ["portrait"] : Array.Empty<string>(),
            .. codec.EncodedOrigin != SkiaSharp.SKEncodedOrigin.TopLeft ? ["orientation"] : Array.Empty<string>(),
            .. limits.Formats.Any(f =>
                f.ToString().Equals(codec.EncodedFormat.ToString(), StringComparison.OrdinalIgnoreCase)
            )
                ? Array.Empty<string>()
                : ["format"],
        ];
        return string.Join(", ", broken);
    }
}
