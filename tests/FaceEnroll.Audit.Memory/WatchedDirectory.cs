using System.Runtime.CompilerServices;
using FaceEnroll.Sdk;

namespace FaceEnroll.Audit.Memory;

/// <summary>A directory whose list is watched from between its entries.</summary>
internal sealed class WatchedDirectory(IFaceDirectory inner, HeapWatch heap) : IFaceDirectory
{
    public FaceVendor Vendor => inner.Vendor;

    public async IAsyncEnumerable<FaceEntry> ListFacesOfLibraryAsync(
        string libraryId,
        [EnumeratorCancellation] CancellationToken cancellationToken = default
    )
    {
        await foreach (var entry in inner.ListFacesOfLibraryAsync(libraryId, cancellationToken))
        {
            heap.Look();
            yield return entry;
        }
    }

    public IAsyncEnumerable<FaceEntry> ListFacesAsync(
        string personId,
        string? libraryId = null,
        CancellationToken cancellationToken = default
    ) => inner.ListFacesAsync(personId, libraryId, cancellationToken);

    public Task<FacePersonEntry?> GetPersonAsync(
        string personId,
        string? libraryId = null,
        CancellationToken cancellationToken = default
    ) => inner.GetPersonAsync(personId, libraryId, cancellationToken);

    public Task<FaceLibraryCount> CountAsync(string libraryId, CancellationToken cancellationToken = default) =>
        inner.CountAsync(libraryId, cancellationToken);
}
