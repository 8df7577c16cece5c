using System.Runtime.Serialization;
using System.Text.Json.Serialization;

namespace FaceEnroll.Sdk;

/// <summary>What an <see cref="IFaceImagePreparer"/> made of a picture.</summary>
/// <remarks>Immutable. It never prints its content.</remarks>
public sealed class FaceImagePreparation
{
    private FaceImagePreparation(ReadOnlyMemory<byte>? content, IReadOnlyList<string> reasons) =>
        (Content, Reasons) = (content, reasons);

    /// <summary>The picture is sent as the caller gave it.</summary>
    public static FaceImagePreparation Unchanged { get; } = new(null, []);

    /// <summary>The picture to send instead; null where there is none.</summary>
    [JsonIgnore, IgnoreDataMember]
    public ReadOnlyMemory<byte>? Content { get; }

    /// <summary>Why the picture is refused; empty where it is not.</summary>
    public IReadOnlyList<string> Reasons { get; }

    /// <summary>
    /// What the preparer would have said about the picture, which is sent all the same: how many remarks. They are logged as
    /// this number.
    /// </summary>
    /// <value>0 by default.</value>
    public int WarningCount { get; private init; }

    /// <summary>This picture is sent instead. The vendor's limits are checked on it like on any other.</summary>
    /// <param name="content">The picture file's bytes. They must not change while the call lasts; they are not copied.</param>
    /// <returns>The preparation.</returns>
    /// <exception cref="ArgumentException">It is empty.</exception>
    public static FaceImagePreparation Prepared(ReadOnlyMemory<byte> content) =>
        content.IsEmpty
            ? throw new ArgumentException("The picture is empty.", nameof(content))
            : new FaceImagePreparation(content, []);

    /// <summary>
    /// Nothing is sent: the call ends with <see cref="FaceImageRejectedException"/>, whose picture has these reasons.
    /// </summary>
    /// <param name="reasons">
    /// Sentences that name the rule and what the picture has, for people to read. They stand in messages and logs: nothing
    /// personal, no file name.
    /// </param>
    /// <returns>The preparation.</returns>
    /// <exception cref="ArgumentNullException">It is null.</exception>
    /// <exception cref="ArgumentException">There is none, or one is empty.</exception>
    public static FaceImagePreparation Refused(params string[] reasons)
    {
        ArgumentNullException.ThrowIfNull(reasons);
        return reasons.Length == 0 || Array.Exists(reasons, string.IsNullOrWhiteSpace)
            ? throw new ArgumentException("A refusal needs a reason.", nameof(reasons))
            : new FaceImagePreparation(null, [.. reasons]);
    }

    /// <summary>The same, with a number of warnings, which a log then has: what they say stays with the preparer.</summary>
    /// <param name="count">How many.</param>
    /// <returns>The preparation.</returns>
    /// <exception cref="ArgumentOutOfRangeException">It is negative.</exception>
    public FaceImagePreparation WithWarnings(int count) =>
        count < 0 ? throw new ArgumentOutOfRangeException(nameof(count), count, "There cannot be fewer than none.")
        : count == WarningCount ? this
        : new FaceImagePreparation(Content, Reasons) { WarningCount = count };

    /// <summary>What kind it is, and how long a picture is.</summary>
    /// <returns>A few words.</returns>
    public override string ToString() =>
        Content is { } content ? FormattableString.Invariant($"Prepared, {content.Length} bytes")
        : Reasons.Count > 0 ? "Refused"
        : nameof(Unchanged);
}
