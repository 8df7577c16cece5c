using System.Security.Cryptography;

namespace FaceEnroll.Sdk.Signing;

/// <summary>The HMACs of Alibaba's schemes, kept with the options that hold the secret. A registration uses one of them.</summary>
internal sealed class AlibabaHmacs
{
    /// <summary>RPC: the secret and an ampersand.</summary>
    public KeptHash<string> Rpc { get; } =
        new(static secret => SecretHmac.Create(HashAlgorithmName.SHA1, secret, "&"u8));

    /// <summary>ROA: the bare secret.</summary>
    public KeptHash<string> Roa { get; } = new(static secret => SecretHmac.Create(HashAlgorithmName.SHA1, secret, []));

    /// <summary>ACS3: the bare secret.</summary>
    public KeptHash<string> Acs3 { get; } =
        new(static secret => SecretHmac.Create(HashAlgorithmName.SHA256, secret, []));
}
