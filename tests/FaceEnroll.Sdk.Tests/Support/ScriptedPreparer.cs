using System.Globalization;
using System.Security.Cryptography;

namespace FaceEnroll.Sdk.Tests.Support;

/// <summary>A preparer that does what a test wants, and writes down what it was given.</summary>
internal sealed class ScriptedPreparer(Func<FaceImageTarget, ValueTask<FaceImagePreparation>> prepare)
    : IFaceImagePreparer
{
    public ScriptedPreparer(FaceImagePreparation preparation)
        : this(_ => new ValueTask<FaceImagePreparation>(preparation)) { }

    /// <summary>Lower-case hex SHA-256 of each picture, in order.</summary>
    public List<string> Seen { get; } = [];

    public List<FaceImageTarget> Targets { get; } = [];

    /// <summary>The last picture's stream.</summary>
    public Stream? Content { get; private set; }

    /// <summary>Lower-case hex SHA-256.</summary>
    public static string Hex(byte[] picture) =>
        string.Concat(SHA256.HashData(picture).Select(b => b.ToString("x2", CultureInfo.InvariantCulture)));

    public async ValueTask<FaceImagePreparation> PrepareAsync(
        Stream content,
        FaceImageTarget target,
        CancellationToken cancellationToken = default
    )
    {
        Content = content;
        using var all = new MemoryStream();
        await content.CopyToAsync(all, cancellationToken);
        Seen.Add(Hex(all.ToArray()));
        Targets.Add(target);
        return await prepare(target);
    }
}
