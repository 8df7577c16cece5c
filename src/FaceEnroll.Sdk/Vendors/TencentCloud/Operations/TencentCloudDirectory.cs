using System.Runtime.CompilerServices;
using FaceEnroll.Sdk.Listing;
using FaceEnroll.Sdk.Signing;

namespace FaceEnroll.Sdk.TencentCloud;

/// <summary>What Tencent Cloud holds. A group's list has its people with the ids of their faces.</summary>
internal sealed class TencentCloudDirectory(
    DirectoryPipeline pipeline,
    TencentCloudOptions options,
    Tc3SigningKeyCache keys
)
{
    /// <summary>The most groups of a person that are given at once.</summary>
    private const int MostGroups = 100;

    public async IAsyncEnumerable<FaceEntry> OfPersonAsync(
        string personId,
        string? libraryId,
        [EnumeratorCancellation] CancellationToken cancellationToken
    )
    {
        pipeline.CheckPerson("GetPersonBaseInfo", personId, libraryId, null);
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
        const string Operation = "GetPersonList";
        pipeline.CheckLibrary(Operation, libraryId);
        var source = new ListSource<TencentCloudListedPerson>(
            FaceVendor.TencentCloud,
            Operation,
            options.ListPageSize,
            static person => person.PersonId,
            (start, token) =>
                pipeline.RunAsync(
                    new TencentCloudGetPersonList(libraryId, start, options.ListPageSize, options, keys),
                    options,
                    token
                )
        );
        await foreach (var person in MovingList.ReadAsync(source, cancellationToken).ConfigureAwait(false))
        {
            foreach (var face in person.FaceIds)
            {
                yield return new FaceEntry(person.PersonId, face) { LibraryId = libraryId };
            }
        }
    }

    public async Task<FacePersonEntry?> PersonAsync(
        string personId,
        string? libraryId,
        CancellationToken cancellationToken
    )
    {
        pipeline.CheckPerson("GetPersonBaseInfo", personId, libraryId, null);
        if (await ReadAsync(personId, cancellationToken).ConfigureAwait(false) is not { } person)
        {
            return null;
        }

        var source = new ListSource<string>(
            FaceVendor.TencentCloud,
            "GetPersonGroupInfo",
            MostGroups,
            static group => group,
            (start, token) =>
                pipeline.RunAsync(
                    new TencentCloudGetPersonGroupInfo(personId, start, MostGroups, options, keys),
                    options,
                    token
                )
        );
        var groups = new List<string>();
        try
        {
            await foreach (var group in MovingList.ReadAsync(source, cancellationToken).ConfigureAwait(false))
            {
                groups.Add(group);
            }
        }
        catch (FaceEnrollmentException e) when (TencentCloudErrors.SaysThatPersonIsMissing(e))
        {
            // Deleted between the two requests.
            return null;
        }

        return new FacePersonEntry(personId, person.FaceIds) { LibraryIds = groups, Name = person.Name };
    }

    public async Task<FaceLibraryCount> CountAsync(string libraryId, CancellationToken cancellationToken)
    {
        pipeline.CheckLibrary("GetPersonListNum", libraryId);
        return await pipeline
            .RunAsync(new TencentCloudGetPersonListNum(libraryId, options, keys), options, cancellationToken)
            .ConfigureAwait(false);
    }

    private ValueTask<TencentCloudPerson?> ReadAsync(string personId, CancellationToken cancellationToken) =>
        pipeline.RunAsync(new TencentCloudGetPersonBaseInfo(personId, options, keys), options, cancellationToken);
}
