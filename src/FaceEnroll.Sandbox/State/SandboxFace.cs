using FaceEnroll.Sandbox.State;

namespace FaceEnroll.Sandbox;

/// <summary>A face that was enrolled in the sandbox. Its text form shows nothing of it.</summary>
public sealed class SandboxFace
{
    /// <summary>Where it was enrolled.</summary>
    public required SandboxVendor Vendor { get; init; }

    /// <summary>The library (group, face set) it is in; the person's first one where a person carries its groups.</summary>
    public required string LibraryId { get; init; }

    /// <summary>The person, user or external reference it belongs to; empty where none was given.</summary>
    public required string PersonId { get; init; }

    /// <summary>The vendor's id of the face, as text.</summary>
    public required string FaceId { get; init; }

    /// <summary>SHA-256 of the picture's bytes, in lower-case hexadecimal.</summary>
    public required string PictureSha256 { get; init; }

    /// <summary>The picture's size in bytes.</summary>
    public required long PictureBytes { get; init; }

    /// <summary>When it was stored, by the sandbox's clock.</summary>
    public required DateTimeOffset EnrolledAt { get; init; }

    /// <summary>The further fields that came with it, by the vendor's names (user_data, name, country, …).</summary>
    public IReadOnlyDictionary<string, string> Fields { get; init; } = NoFields;

    internal static Comparer<SandboxFace> Order { get; } =
        Comparer<SandboxFace>.Create(static (one, other) => one.Life.Began.CompareTo(other.Life.Began));

    internal FaceLife Life { get; private init; } = new();

    internal static IReadOnlyDictionary<string, string> NoFields { get; } = new Dictionary<string, string>();

    /// <summary>The same face after its person has moved.</summary>
    internal SandboxFace In(string libraryId) =>
        new()
        {
            Vendor = Vendor,
            LibraryId = libraryId,
            PersonId = PersonId,
            FaceId = FaceId,
            PictureSha256 = PictureSha256,
            PictureBytes = PictureBytes,
            EnrolledAt = EnrolledAt,
            Fields = Fields,
            Life = Life,
        };

    /// <summary>The type's name and the vendor.</summary>
    /// <returns>A text without personal data.</returns>
    public override string ToString() => $"{nameof(SandboxFace)} ({Vendor})";
}
