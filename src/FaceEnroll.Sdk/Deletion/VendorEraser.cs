using FaceEnroll.Sdk.Libraries;
using FaceEnroll.Sdk.Reconciliation;

namespace FaceEnroll.Sdk.Deletion;

/// <summary>How a vendor reads and deletes what it holds of a person: one request, or few, for each member.</summary>
internal abstract class VendorEraser
{
    /// <summary>The vendor's name of the operation that deletes faces.</summary>
    public abstract string DeleteFaces { get; }

    /// <summary>The vendor's name of the operation that deletes a person; that for faces where people are only labels.</summary>
    public virtual string DeletePerson => DeleteFaces;

    /// <summary>How long lost requests live.</summary>
    public abstract FaceReadBack ReadBack { get; }

    /// <summary>The host that is called.</summary>
    public abstract Uri Endpoint { get; }

    /// <summary>The library of the options; null where there is none.</summary>
    public virtual string? Library => null;

    /// <summary>The most faces of one request.</summary>
    public abstract int LotSize { get; }

    /// <summary>Whether people exist by themselves, and are deleted by their own id with all their faces.</summary>
    public virtual bool HasPeople => false;

    /// <summary>Whether a person's last face cannot be deleted.</summary>
    public virtual bool KeepsLastFace => false;

    /// <summary>Whether the vendor's time of adding is one that can be relied on.</summary>
    public virtual bool TellsAddedAt => false;

    /// <summary>Whether reading a person fails where the library is not there, so that nobody has to ask for it.</summary>
    public virtual bool ReadingShowsLibrary => false;

    /// <summary>What is wrong with a face's id at this vendor; null when nothing is.</summary>
    public virtual string? FaultOf(string faceId) => null;

    /// <summary>Reads what is there of a person. It does not exist where it is not in the library that is named.</summary>
    /// <param name="personId">The person.</param>
    /// <param name="libraryId">The library; null for wherever it is.</param>
    /// <param name="cancellationToken">Cancels.</param>
    public abstract ValueTask<PersonFaces> ReadAsync(
        string personId,
        string? libraryId,
        CancellationToken cancellationToken
    );

    /// <summary>Reads some faces, with whoever has them: none of those that are not there.</summary>
    /// <param name="personId">Who should have them.</param>
    /// <param name="libraryId">The library; null where a person has its faces everywhere.</param>
    /// <param name="faceIds">The faces.</param>
    /// <param name="cancellationToken">Cancels.</param>
    public virtual ValueTask<PersonFaces> FindAsync(
        string personId,
        string? libraryId,
        IReadOnlyList<string> faceIds,
        CancellationToken cancellationToken
    ) => ReadAsync(personId, libraryId, cancellationToken);

    /// <summary>Deletes faces that were read before: one request.</summary>
    public abstract ValueTask<DeletedLot> DeleteAsync(
        string personId,
        string? libraryId,
        IReadOnlyList<FaceEntry> lot,
        CancellationToken cancellationToken
    );

    /// <summary>Deletes a person, or takes it out of one library: one request.</summary>
    /// <param name="personId">The person.</param>
    /// <param name="libraryId">The library; null for all.</param>
    /// <param name="isElsewhere">Whether it was in another library, too.</param>
    /// <param name="cancellationToken">Cancels.</param>
    public virtual ValueTask<DeletedPerson> DeletePersonAsync(
        string personId,
        string? libraryId,
        bool isElsewhere,
        CancellationToken cancellationToken
    ) => throw new NotSupportedException();

    /// <summary>The vendor's name of the operation that <see cref="DeletePersonAsync"/> calls.</summary>
    public virtual string DeletePersonAs(string? libraryId, bool isElsewhere) => DeletePerson;

    /// <summary>Whether that operation only takes a person out of a library, whatever else becomes of it, and never takes a face.</summary>
    public virtual bool OnlyTakesOut(string? libraryId, bool isElsewhere) => false;

    /// <summary>The libraries of the account.</summary>
    protected abstract VendorLibraries Libraries { get; }

    /// <summary>Whether the library exists.</summary>
    public virtual async ValueTask<bool> HasLibraryAsync(string libraryId, CancellationToken cancellationToken) =>
        await Libraries.FindAsync(libraryId, cancellationToken).ConfigureAwait(false) is not null;

    /// <summary>All libraries of the account, where people live in them.</summary>
    public virtual async ValueTask<IReadOnlyList<string>> LibrariesAsync(CancellationToken cancellationToken)
    {
        var libraries = new List<string>();
        await foreach (var library in Libraries.ListAsync(cancellationToken).ConfigureAwait(false))
        {
            libraries.Add(library.LibraryId);
        }

        return libraries;
    }
}
