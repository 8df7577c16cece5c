using FaceEnroll.Sandbox.Explaining;

namespace FaceEnroll.Sandbox;

/// <summary>
/// What the check of a signature, sign or token found. When it does not match, the texts show what should have been signed,
/// what the client must have signed (where that could be worked out) and where the two differ.
/// </summary>
public sealed class SandboxSignatureCheck
{
    /// <summary>The scheme, for example <c>TC3-HMAC-SHA256</c>.</summary>
    public required string Scheme { get; init; }

    /// <summary>Whether the request passed.</summary>
    public required bool Accepted { get; init; }

    /// <summary>What was wrong, for example <c>Mismatch</c> or <c>ClockSkew</c>; <c>None</c> when it passed.</summary>
    public required string Fault { get; init; }

    /// <summary>The same in words; empty when there is nothing to add.</summary>
    public required string Detail { get; init; }

    /// <summary>The right canonical request; null where the scheme has none or the check did not get there.</summary>
    public string? CanonicalRequest { get; init; }

    /// <summary>The right string to sign; null when it was not computed or holds a large picture.</summary>
    public string? StringToSign { get; init; }

    /// <summary>The right signature; null when it was not computed.</summary>
    public string? Expected { get; init; }

    /// <summary>The signature that came.</summary>
    public string? Given { get; init; }

    /// <summary>What the client must have done, in words; null when it could not be worked out.</summary>
    public string? Mistake => _guess?.Value?.Mistake;

    /// <summary>The text the client must have signed, to compare with <see cref="ExpectedText"/>.</summary>
    public string? ClientText => _guess?.Value?.ClientText;

    /// <summary>The text to compare with <see cref="ClientText"/>: the canonical request, or the string to sign where that differs.</summary>
    public string? ExpectedText => _guess?.Value?.ExpectedText;

    /// <summary>Where the two texts first differ; null when there is no second text, or when only the key differs.</summary>
    public int? DifferenceAt =>
        _guess?.Value is { } guess ? Explanation.FirstDifference(guess.ExpectedText, guess.ClientText) : null;

    /// <summary>Guessing takes some thousand hashes, so it waits until somebody looks. Null when there is nothing to guess.</summary>
    internal Func<SignatureGuess?>? Guess
    {
        init => _guess = value is null ? null : new Lazy<SignatureGuess?>(value);
    }

    private readonly Lazy<SignatureGuess?>? _guess;
}
