using System.Security.Cryptography;

namespace FaceEnroll.Sandbox.Pictures;

/// <summary>A picture as it reached the sandbox.</summary>
internal sealed class SandboxPicture
{
    private SandboxPicture(ReadOnlyMemory<byte> bytes, string sha256, bool unseen)
    {
        Bytes = bytes;
        Sha256 = sha256;
        Unseen = unseen;
        Header = PictureHeader.Read(bytes.Span);
    }

    public ReadOnlyMemory<byte> Bytes { get; }

    public string Sha256 { get; }

    /// <summary>An address that is trusted: nothing is known about the picture, so nothing is checked.</summary>
    public bool Unseen { get; }

    public PictureHeader Header { get; }

    public static SandboxPicture From(ReadOnlyMemory<byte> bytes) => new(bytes, Hash(bytes.Span), unseen: false);

    /// <summary>The hash is then that of the address.</summary>
    public static SandboxPicture Trusted(string url) =>
        new(ReadOnlyMemory<byte>.Empty, Hash(System.Text.Encoding.UTF8.GetBytes(url)), unseen: true);

    private static string Hash(ReadOnlySpan<byte> bytes)
    {
        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(bytes, hash);
        return Wire.Hex.Lower(hash);
    }
}
