namespace FaceEnroll.Sandbox.Signing;

/// <summary>What a verifier found, with everything it computed on the way.</summary>
internal sealed class SignatureReport
{
    public required string Scheme { get; init; }

    public SignatureFault Fault { get; init; }

    /// <summary>In words, without secrets.</summary>
    public string Detail { get; init; } = string.Empty;

    public SandboxCredential? Credential { get; init; }

    /// <summary>Null for schemes without one.</summary>
    public string? CanonicalRequest { get; init; }

    public string? StringToSign { get; init; }

    /// <summary>The signature that would have been right.</summary>
    public string? Expected { get; init; }

    /// <summary>The signature that came.</summary>
    public string? Given { get; init; }

    public bool Accepted => Fault == SignatureFault.None;

    public static SignatureReport Refuse(string scheme, SignatureFault fault, string detail) =>
        new()
        {
            Scheme = scheme,
            Fault = fault,
            Detail = detail,
        };
}
