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

    /// <summary>Its place in the order of enrolment: in a dictionary the next face added would get a removed face's place.</summary>
    internal long Sequence { get; set; }

    internal static IReadOnlyDictionary<string, string> NoFields { get; } = new Dictionary<string, string>();

    /// <summary>The type's name and the vendor.</summary>
    /// <returns>A text without personal data.</returns>
    public override string ToString() => $"{nameof(SandboxFace)} ({Vendor})";
}
