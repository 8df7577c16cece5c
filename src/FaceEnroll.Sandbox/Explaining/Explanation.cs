using FaceEnroll.Sandbox.Hosting;
using FaceEnroll.Sandbox.Signing;
using FaceEnroll.Sandbox.State;
using FaceEnroll.Sandbox.Wire;

namespace FaceEnroll.Sandbox.Explaining;

/// <summary>From a verifier's report to something a developer can use.</summary>
internal static class Explanation
{
    public static SandboxSignatureCheck? Of(SandboxCall call, CredentialBook keys)
    {
        if (call.Signature is not { } report)
        {
            return null;
        }

        // The body is not needed, and must not be kept for as long as the record is.
        var (head, parsed) = (call.Head, report.StringToSign is null ? null : call.Parsed);
        var explainable = report is { Fault: SignatureFault.Mismatch, Given: not null, Credential: not null };
        return new SandboxSignatureCheck
        {
            Scheme = report.Scheme,
            Accepted = report.Accepted,
            Fault = report.Fault.ToString(),
            Detail = report.Detail,
            CanonicalRequest = report.CanonicalRequest,
            StringToSign = report.StringToSign,
            Expected = report.Expected,
            Given = report.Given,
            Guess = () => explainable ? Find(head, parsed, report, keys) : null,
        };
    }

    public static int? FirstDifference(string left, string right)
    {
        var same = left.AsSpan().CommonPrefixLength(right);
        return same == left.Length && same == right.Length ? null : same;
    }

    /// <summary>Tries the mistakes that people make, and keeps the one that gives the signature that came.</summary>
    private static SignatureGuess? Find(RequestHead head, object? parsed, SignatureReport report, CredentialBook keys)
    {
        var candidates = report.Scheme switch
        {
            Tc3Signature.Scheme => Tc3Guesses.For(head, report, keys),
            RoaSignature.Scheme => RoaGuesses.For(report, keys),
            RpcSignature.Scheme => RpcGuesses.For(head, parsed, report, keys),
            Acs3Signature.Scheme => Acs3Guesses.For(head, report, keys),
            FinAuthSign.Scheme => FinAuthGuesses.For(report, keys),
            AdvanceAiSignature.Scheme => AdvanceAiGuesses.For(report, keys),
            _ => [],
        };
        foreach (var candidate in candidates)
        {
            if (candidate.Signature == report.Given)
            {
                return candidate;
            }
        }

        return null;
    }
}
