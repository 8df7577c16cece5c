using System.Runtime.CompilerServices;
using FaceEnroll.Sdk.Listing;
using FaceEnroll.Sdk.Reconciliation;

namespace FaceEnroll.Sdk.AlibabaGuardrails;

/// <summary>What Guardrails holds. A group's list has ids of people only, so each one is asked for its faces.</summary>
internal sealed class AlibabaGuardrailsDirectory(DirectoryPipeline pipeline, AlibabaGuardrailsOptions options)
{
    private const string List = "GetPersons";

    /// <summary>The most that the vendor gives at once.</summary>
    private int PageSize => Math.Min(options.ListPageSize, 100);

    public async IAsyncEnumerable<FaceEntry> OfPersonAsync(
        string personId,
        string? libraryId,
        [EnumeratorCancellation] CancellationToken cancellationToken
    )
    {
        pipeline.CheckPerson("GetPerson", personId, libraryId, null);
        foreach (var face in (await ReadAsync(personId, cancellationToken).ConfigureAwait(false))?.FaceIds ?? [])
        {
            yield return new FaceEntry(personId, face);
        }
    }

    public async IAsyncEnumerable<FaceEntry> OfLibraryAsync(
        string libraryId,
        [EnumeratorCancellation] CancellationToken cancellationToken
    )
    {
        pipeline.CheckLibrary(List, libraryId);
        var source = ListSource<string>.Numbered(
            FaceVendor.AlibabaGuardrails,
            List,
            PageSize,
            static person => person,
            (page, size, token) =>
                pipeline.RunAsync(new AlibabaGuardrailsGetPersons(libraryId, page, size, options), options, token)
        );
        await foreach (var id in MovingList.ReadAsync(source, cancellationToken).ConfigureAwait(false))
        {
            // Null: deleted since it was listed.
            if (await ReadAsync(id, cancellationToken).ConfigureAwait(false) is { } person)
            {
                foreach (var face in person.FaceIds)
                {
                    yield return new FaceEntry(id, face) { LibraryId = libraryId };
                }

                if (person.FaceIds.Count == 0)
                {
                    yield return new FaceEntry(id, null) { LibraryId = libraryId };
                }
            }
        }
    }

    public async Task<FacePersonEntry?> PersonAsync(
        string personId,
        string? libraryId,
        CancellationToken cancellationToken
    )
    {
        pipeline.CheckPerson("GetPerson", personId, libraryId, null);
        return await ReadAsync(personId, cancellationToken).ConfigureAwait(false) is { } person
            ? new FacePersonEntry(personId, person.FaceIds)
            {
                LibraryIds =
                    person.GroupIds
                    ?? throw FaceListIncompleteException.Of(
                        FaceVendor.AlibabaGuardrails,
                        "GetPerson",
                        "The person's groups cannot be read whole."
                    ),
                Name = person.Name,
            }
            : null;
    }

    public async Task<FaceLibraryCount> CountAsync(string libraryId, CancellationToken cancellationToken)
    {
        pipeline.CheckLibrary(List, libraryId);
        var page = await pipeline
            .RunAsync(new AlibabaGuardrailsGetPersons(libraryId, 1, 1, options), options, cancellationToken)
            .ConfigureAwait(false);
        return new FaceLibraryCount(null, page.Total);
    }

    private async ValueTask<AlibabaGuardrailsPerson?> ReadAsync(string personId, CancellationToken cancellationToken)
    {
        var person = await pipeline
            .RunAsync(new AlibabaGuardrailsGetPerson(personId, options), options, cancellationToken)
            .ConfigureAwait(false);
        return person?.PersonId is { } said && PersonSpelling.IsAnother(said, personId)
            ? throw FaceListIncompleteException.Of(
                FaceVendor.AlibabaGuardrails,
                "GetPerson",
                "The vendor's reply spells the person's id in another way: it may be another person."
            )
            : person;
    }
}
