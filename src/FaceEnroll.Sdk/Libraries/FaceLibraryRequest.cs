namespace FaceEnroll.Sdk;

/// <summary>A library that is to exist.</summary>
/// <remarks>Not thread-safe while it is being changed.</remarks>
public sealed class FaceLibraryRequest
{
    /// <summary>Creates a request.</summary>
    /// <param name="libraryId">The library's id: by the vendor's rule, <see cref="FaceEnrollmentLimits.LibraryId"/>.</param>
    /// <exception cref="ArgumentNullException"><paramref name="libraryId"/> is null.</exception>
    public FaceLibraryRequest(string libraryId)
    {
        ArgumentNullException.ThrowIfNull(libraryId);
        LibraryId = libraryId;
    }

    /// <summary>The id that calls name it by. It cannot be changed later.</summary>
    public string LibraryId { get; }

    /// <summary>
    /// Its name, 1 to 60 characters (Tencent Cloud, where no other group may have it, and FinAuth); null (default) for the id.
    /// Only compared where it is given.
    /// </summary>
    public string? DisplayName { get; set; }

    /// <summary>
    /// A text of your own: at most 40 characters at Tencent Cloud (Tag), 128 at FinAuth (group_data); null (default) for none.
    /// </summary>
    public string? Description { get; set; }

    /// <summary>
    /// The version of the face model: "2.0" or "3.0" at Tencent Cloud, "s21" at FinAuth; null (default) leaves it to the vendor.
    /// </summary>
    public string? ModelVersion { get; set; }
}
