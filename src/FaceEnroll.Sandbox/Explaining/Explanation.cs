using FaceEnroll.Sandbox.Core;
using FaceEnroll.Sandbox.Signing;
using FaceEnroll.Sandbox.State;
using FaceEnroll.Sandbox.Wire;

namespace FaceEnroll.Sandbox.Explaining;

/// <summary>Turns a verifier's report into something a developer can use.</summary>
internal static class Explanation
{
    /// <param name="call">The call.</param>
    /// <param name="keys">The keys that guesses may try.</param>
    /// <param name="weight">About how many bytes the explanation keeps alive.</param>
    public static SandboxSignatureCheck? Of(SandboxCall call, CredentialBook keys, out long weight)
    {
        weight = 0;
        if (call.Signature is not { } report)
        {
            return null;
        }

        // The body, and what was parsed of it, must not be kept for as long as the record is. One scheme's guesses need the
        // parameters. Its text to sign is made from them and is kept only where it is short, so it limits them too.
        var explainable = report is { Fault: SignatureFault.Mismatch, Given: not null, Credential: not null };
        var needsParsed = explainable && report is { Scheme: RpcSignature.Scheme, StringToSign: not null };
        IReadOnlyList<(string Mistake, string Hash)> bodies = explainable
            ? BodyGuesses.Hashes(report.Scheme, call.Body)
            : [];
        weight =
            sizeof(char)
                * ((report.CanonicalRequest?.Length ?? 0) + (report.StringToSign?.Length ?? 0))
                * (needsParsed ? 2 : 1)
            + (bodies.Count * BodyGuesses.Weight);
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
            Guess = explainable ? Guess(call.Head, needsParsed ? call.Parsed : null, report, keys, bodies) : null,
        };
    }

    // A separate method, so that its closure holds these and nothing else.
    private static Func<SignatureGuess?> Guess(
        RequestHead head,
        object? parsed,
        SignatureReport report,
        CredentialBook keys,
        IReadOnlyList<(string Mistake, string Hash)> bodies
    ) => () => Find(head, parsed, report, keys, bodies);

    public static int? FirstDifference(string left, string right)
    {
        var same = left.AsSpan().CommonPrefixLength(right);
        return same == left.Length && same == right.Length ? null : same;
    }

    /// <summary>Tries the mistakes that people make, and keeps the one that leads to the signature that came.</summary>
    private static SignatureGuess? Find(
        RequestHead head,
        object? parsed,
        SignatureReport report,
        CredentialBook keys,
        IReadOnlyList<(string Mistake, string Hash)> bodies
    )
    {
        var candidates = report.Scheme switch
        {
            Tc3Signature.Scheme => Tc3Guesses.For(head, report, keys, bodies),
            RoaSignature.Scheme => RoaGuesses.For(head, report, keys, bodies),
            RpcSignature.Scheme => RpcGuesses.For(head, parsed, report, keys),
            Acs3Signature.Scheme => Acs3Guesses.For(head, report, keys, bodies),
            FinAuthSign.Scheme => FinAuthGuesses.For(report, keys),
            AdvanceAISignature.Scheme => AdvanceAIGuesses.For(report, keys),
            _ => [],
        };
        foreach (var candidate in candidates)
        {
            if (candidate.Signature == report.Given)
            {
                // The right text with the right key: what was wrong stands in the report.
                return candidate.Mistake.Length == 0 ? candidate with { Mistake = report.Detail } : candidate;
            }
        }

        return null;
    }
}
