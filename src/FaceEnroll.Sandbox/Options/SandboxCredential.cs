namespace FaceEnroll.Sandbox;

/// <summary>A key pair that the sandbox accepts. Its text form shows no secret.</summary>
/// <param name="keyId">The public part: secret id, access key id, API key or access key.</param>
/// <param name="secret">The secret part.</param>
public sealed class SandboxCredential(string keyId, string secret)
{
    /// <summary>The public part.</summary>
    public string KeyId { get; } = keyId ?? throw new ArgumentNullException(nameof(keyId));

    /// <summary>The session token that must come with temporary credentials; null (the default) for a lasting pair.</summary>
    public string? SecurityToken { get; init; }

    /// <summary>The only vendor that accepts this pair; null (the default) for all of them.</summary>
    public SandboxVendor? Vendor { get; init; }

    internal string Secret { get; } = secret ?? throw new ArgumentNullException(nameof(secret));

    /// <summary>The type's name, and nothing of the pair.</summary>
    /// <returns>A fixed text.</returns>
    public override string ToString() => nameof(SandboxCredential);
}
