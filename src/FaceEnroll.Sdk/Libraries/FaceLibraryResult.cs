namespace FaceEnroll.Sdk;

/// <summary>A library that exists.</summary>
/// <remarks>Immutable; constructible, so that code which uses a library manager can be tested.</remarks>
public sealed class FaceLibraryResult
{
    /// <summary>Creates a result.</summary>
    /// <param name="vendor">The vendor.</param>
    /// <param name="library">The library as it is.</param>
    /// <param name="wasCreated">Whether this call made it.</param>
    /// <exception cref="ArgumentNullException"><paramref name="library"/> is null.</exception>
    public FaceLibraryResult(FaceVendor vendor, FaceLibrary library, bool wasCreated)
    {
        ArgumentNullException.ThrowIfNull(library);
        Vendor = vendor;
        Library = library;
        WasCreated = wasCreated;
    }

    /// <summary>The vendor.</summary>
    public FaceVendor Vendor { get; }

    /// <summary>The library as the vendor describes it.</summary>
    public FaceLibrary Library { get; }

    /// <summary>Whether this call made it; false when it was there before, or when nobody can tell.</summary>
    public bool WasCreated { get; }

    /// <summary>
    /// Which members of the request the library differs in (<c>DisplayName</c>, <c>Description</c>, <c>ModelVersion</c>); empty when it is as
    /// asked for. Nothing is changed.
    /// </summary>
    public IReadOnlyList<string> Differences { get; init; } = [];
}
