using System.Globalization;
using FaceEnroll.Sdk.AlibabaIdVerification;
using FaceEnroll.Sdk.Tests.Support;

namespace FaceEnroll.Sdk.Tests.Vendors.AlibabaIdVerification;

/// <summary>Options with the vectors' invented credentials and clock.</summary>
internal static class AlibabaIdVerificationSetup
{
    public const string KeyId = "LTAI5tFAKEexample0000001";
    public const string Secret = "FAKEsecretFAKEsecretFAKEsecre1";

    public static DateTimeOffset Now { get; } =
        DateTimeOffset.Parse("2026-11-21T01:02:03Z", CultureInfo.InvariantCulture);

    public static AlibabaIdVerificationOptions Options(Action<AlibabaIdVerificationOptions>? change = null)
    {
        var options = new AlibabaIdVerificationOptions
        {
            AccessKeyId = KeyId,
            AccessKeySecret = Secret,
            LibraryId = "sglFAKE7uc",
            Region = "ap-southeast-1",
            Preflight = FaceImagePreflight.Off,
            TimeProvider = new FixedTimeProvider(Now),
            Retry = new FaceRetryOptions
            {
                BaseDelay = TimeSpan.FromMilliseconds(1),
                ThrottlingBaseDelay = TimeSpan.FromMilliseconds(1),
            },
        };
        change?.Invoke(options);
        return options;
    }

    public static AlibabaIdVerificationFaceEnrollmentClient Client(
        AlibabaIdVerificationWire wire,
        Action<AlibabaIdVerificationOptions>? change = null
    ) => new(Options(change), wire.Client);

    public static AlibabaIdVerificationFaceEnrollmentRequest Request(FaceImage? image = null) =>
        new("user-1", image ?? FaceImage.FromBytes(new byte[] { 1, 2, 3 }));
}
