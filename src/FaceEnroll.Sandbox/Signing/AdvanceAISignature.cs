using System.Globalization;
using FaceEnroll.Sandbox.State;

namespace FaceEnroll.Sandbox.Signing;

/// <summary>ADVANCE.AI's token request: <c>SHA-256(accessKey + secretKey + timestamp)</c> in lower-case hexadecimal.</summary>
internal static class AdvanceAISignature
{
    public const string Scheme = "ADVANCE.AI SHA-256";
    private static readonly TimeSpan s_window = TimeSpan.FromSeconds(300);

    public static SignatureReport Verify(
        string? accessKey,
        string? timestamp,
        string? signature,
        CredentialBook keys,
        DateTimeOffset now
    )
    {
        if (string.IsNullOrEmpty(accessKey) || string.IsNullOrEmpty(timestamp) || string.IsNullOrEmpty(signature))
        {
            return SignatureReport.Refuse(
                Scheme,
                SignatureFault.Missing,
                "accessKey, timestamp and signature are required"
            );
        }

        var credential = keys.Find(SandboxVendor.AdvanceAI, accessKey, token: null);
        if (credential is null)
        {
            return SignatureReport.Refuse(Scheme, SignatureFault.UnknownKey, "the access key is unknown");
        }

        if (
            !long.TryParse(timestamp, NumberStyles.None, CultureInfo.InvariantCulture, out var milliseconds)
            || milliseconds > 9999999999999
        )
        {
            return SignatureReport.Refuse(Scheme, SignatureFault.ClockFormat, "timestamp is not Unix milliseconds");
        }

        var skew = (now - DateTimeOffset.FromUnixTimeMilliseconds(milliseconds)).Duration();
        if (skew > s_window)
        {
            return SignatureReport.Refuse(Scheme, SignatureFault.ClockSkew, "timestamp is more than 300 s off");
        }

        var expected = Digests.Sha256Hex(accessKey + credential.Secret + timestamp);
        return new SignatureReport
        {
            Scheme = Scheme,
            Fault = Digests.Same(expected, signature) ? SignatureFault.None : SignatureFault.Mismatch,
            Credential = credential,
            StringToSign = $"{accessKey}<secret>{timestamp}",
            Expected = expected,
            Given = signature,
        };
    }
}
