namespace FaceEnroll.Sdk;

/// <summary>A library as its vendor describes it: a group of Tencent Cloud, Guardrails, ID Verification or FinAuth.</summary>
/// <remarks>Immutable; constructible, so that code which uses a library manager can be tested.</remarks>
public sealed class FaceLibrary
{
    /// <summary>Creates a description.</summary>
    /// <param name="libraryId">The library's id.</param>
    /// <exception cref="ArgumentNullException"><paramref name="libraryId"/> is null.</exception>
    public FaceLibrary(string libraryId)
    {
        ArgumentNullException.ThrowIfNull(libraryId);
        LibraryId = libraryId;
    }

    /// <summary>The id that calls name it by.</summary>
    public string LibraryId { get; }

    /// <summary>Its name; null where the vendor keeps none (Guardrails).</summary>
    public string? DisplayName { get; init; }

    /// <summary>The text that was given with it: Tag, Description, or group_data; null where there is none.</summary>
    public string? Description { get; init; }

    /// <summary>The version of its face model; null where the vendor does not say.</summary>
    public string? ModelVersion { get; init; }

    /// <summary>When it was made, by the vendor's clock; null where the vendor does not say.</summary>
    public DateTimeOffset? CreatedAt { get; init; }
}
