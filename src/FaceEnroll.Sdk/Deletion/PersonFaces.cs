namespace FaceEnroll.Sdk.Deletion;

/// <summary>What a vendor holds of a person, in one library or everywhere.</summary>
internal sealed class PersonFaces(bool exists, IReadOnlyList<FaceEntry> faces)
{
    /// <summary>Whether the person is there, with or without faces.</summary>
    public bool Exists => exists;

    public IReadOnlyList<FaceEntry> Faces => faces;

    /// <summary>The libraries that the person is in, where the vendor tells; empty otherwise.</summary>
    public IReadOnlyList<string> LibraryIds { get; init; } = [];

    /// <summary>
    /// What the vendor holds of a person who is in no library at all, where one was named: no list shows it. Null otherwise.
    /// </summary>
    public PersonFaces? Nowhere { get; init; }

    /// <summary>Whether the person has other faces too, which stay.</summary>
    public bool HasOthers { get; init; }

    /// <summary>Why there may be more than was read; null when all of it was.</summary>
    public string? Gap { get; init; }

    /// <summary>Of a vendor that has people: what it says of one, in a library or wherever it is.</summary>
    public static PersonFaces Of(FacePersonEntry? person, string? libraryId)
    {
        var isThere = person is not null && (libraryId is null || person.LibraryIds.Contains(libraryId));
        return new PersonFaces(
            isThere,
            isThere
                ? [.. person!.FaceIds.Select(id => new FaceEntry(person.PersonId, id) { LibraryId = libraryId })]
                : []
        )
        {
            LibraryIds = person?.LibraryIds ?? [],
            Nowhere = !isThere && person is { LibraryIds.Count: 0 } ? Of(person, null) : null,
        };
    }

    /// <summary>Of a vendor that lists faces only: a person is there with its first face.</summary>
    public static async ValueTask<PersonFaces> ReadAsync(IAsyncEnumerable<FaceEntry> list)
    {
        var faces = new List<FaceEntry>();
        string? gap = null;
        try
        {
            await foreach (var face in list.ConfigureAwait(false))
            {
                faces.Add(face);
            }
        }
        catch (FaceListIncompleteException e)
        {
            gap = e.Error.Detail;
        }

        return new PersonFaces(faces.Count > 0, faces) { Gap = gap };
    }
}
