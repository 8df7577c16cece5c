using System.Runtime.CompilerServices;

namespace FaceEnroll.Sdk.Tests.Auditing;

/// <summary>A vendor that lists what it is told to, and may fail on the way.</summary>
internal sealed class ScriptedDirectory(FaceVendor vendor, params FaceEntry[] entries) : IFaceDirectory
{
    public FaceVendor Vendor => vendor;

    /// <summary>Thrown when all entries are listed.</summary>
    public Exception? Failure { get; init; }

    /// <summary>What happens when the list begins.</summary>
    public Action? Before { get; init; }

    /// <summary>How many lists were begun.</summary>
    public int Lists { get; private set; }

    public async IAsyncEnumerable<FaceEntry> ListFacesOfLibraryAsync(
        string libraryId,
        [EnumeratorCancellation] CancellationToken cancellationToken = default
    )
    {
        Lists++;
        Before?.Invoke();
        foreach (var entry in entries)
        {
            await Task.Yield();
            yield return entry;
        }

        if (Failure is not null)
        {
            throw Failure;
        }
    }

    public IAsyncEnumerable<FaceEntry> ListFacesAsync(
        string personId,
        string? libraryId = null,
        CancellationToken cancellationToken = default
    ) => throw new NotSupportedException();

    public Task<FacePersonEntry?> GetPersonAsync(
        string personId,
        string? libraryId = null,
        CancellationToken cancellationToken = default
    ) => throw new NotSupportedException();

    public Task<FaceLibraryCount> CountAsync(string libraryId, CancellationToken cancellationToken = default) =>
        throw new NotSupportedException();
}
