using System.Globalization;
using System.Runtime.CompilerServices;
using FaceEnroll.Sdk.Listing;
using FaceEnroll.Sdk.Primitives;
using FaceEnroll.Sdk.Reconciliation;

namespace FaceEnroll.Sdk.AlibabaIdVerification;

/// <summary>What ID Verification holds: records, each of which is one face of one person in one group.</summary>
internal sealed class AlibabaIdVerificationDirectory(DirectoryPipeline pipeline, AlibabaIdVerificationOptions options)
{
    private const string List = "QueryFaceRecord";

    /// <summary>The most is not documented; the vendor's sample asks for so many.</summary>
    private int PageSize => Math.Min(options.ListPageSize, AlibabaIdVerificationQueryRecords.PageSize);

    public async IAsyncEnumerable<FaceEntry> OfPersonAsync(
        string personId,
        string? libraryId,
        [EnumeratorCancellation] CancellationToken cancellationToken
    )
    {
        var library = libraryId ?? options.LibraryId;
        pipeline.CheckPerson(List, personId, libraryId, library);
        var isDoubtful = false;
        await foreach (var record in RecordsAsync(library!, personId, cancellationToken).ConfigureAwait(false))
        {
            // The vendor filters; a record of somebody else in the reply is not this person's.
            if (record.MerchantUserId == personId)
            {
                yield return Entry(record, library!);
            }
            else
            {
                isDoubtful |=
                    record.MerchantUserId is not { Length: > 0 } other || PersonSpelling.IsAnother(other, personId);
            }
        }

        // At the end: what is certainly the person's is shown before.
        if (isDoubtful)
        {
            throw Source(library!, personId).Incomplete("The vendor's list of the person's records is not whole.");
        }
    }

    public async IAsyncEnumerable<FaceEntry> OfLibraryAsync(
        string libraryId,
        [EnumeratorCancellation] CancellationToken cancellationToken
    )
    {
        pipeline.CheckLibrary(List, libraryId);
        await foreach (var record in RecordsAsync(libraryId, null, cancellationToken).ConfigureAwait(false))
        {
            yield return Entry(record, libraryId);
        }
    }

    public async Task<FacePersonEntry?> PersonAsync(
        string personId,
        string? libraryId,
        CancellationToken cancellationToken
    )
    {
        List<string>? faces = null;
        await foreach (var face in OfPersonAsync(personId, libraryId, cancellationToken).ConfigureAwait(false))
        {
            (faces ??= []).Add(face.FaceId!);
        }

        return faces is null
            ? null
            : new FacePersonEntry(personId, faces) { LibraryIds = [libraryId ?? options.LibraryId!] };
    }

    public async Task<FaceLibraryCount> CountAsync(string libraryId, CancellationToken cancellationToken)
    {
        pipeline.CheckLibrary(List, libraryId);
        var query = new AlibabaIdVerificationQueryRecords(options, libraryId, null, pageSize: 1);
        var page = await pipeline.RunAsync(query, options, cancellationToken).ConfigureAwait(false);
        // Without the number there is no count: the parts could be read, but that is what the list is for.
        return CountText.Of(page.TotalCount) is { } faces
            ? new FaceLibraryCount(faces, null)
            : throw Source(libraryId, null).Incomplete("The vendor's reply has no count.");
    }

    private IAsyncEnumerable<AlibabaIdVerificationRecord> RecordsAsync(
        string group,
        string? personId,
        CancellationToken cancellationToken
    ) => MovingList.ReadAsync(Source(group, personId), cancellationToken);

    private ListSource<AlibabaIdVerificationRecord> Source(string group, string? personId) =>
        ListSource<AlibabaIdVerificationRecord>.Numbered(
            FaceVendor.AlibabaIdVerification,
            List,
            PageSize,
            static record => string.IsNullOrEmpty(record.Id) ? record.FaceId! : record.Id!,
            async (page, size, token) =>
            {
                var query = new AlibabaIdVerificationQueryRecords(options, group, personId, page, size);
                var reply = await pipeline.RunAsync(query, options, token).ConfigureAwait(false);
                var records = new List<AlibabaIdVerificationRecord>(reply.Items!.Count);
                foreach (var record in reply.Items)
                {
                    // A record without a face's id might be the one that is looked for.
                    records.Add(
                        record is { FaceId.Length: > 0 }
                            ? record
                            : throw Source(group, personId).Incomplete("A record in the vendor's list has no face id.")
                    );
                }

                // A part that is short without a count may be one that the vendor cut.
                if (records.Count > 0 && records.Count < size && CountText.Of(reply.TotalCount) is null)
                {
                    throw Source(group, personId).Incomplete("The vendor's reply has no count.");
                }

                return new ListPage<AlibabaIdVerificationRecord>(
                    records,
                    CountText.Of(reply.TotalCount),
                    records.Count < size
                );
            }
        );

    private static FaceEntry Entry(AlibabaIdVerificationRecord record, string group) =>
        new(string.IsNullOrEmpty(record.MerchantUserId) ? null : record.MerchantUserId, record.FaceId)
        {
            LibraryId = group,
            RecordId = string.IsNullOrEmpty(record.Id) ? null : record.Id,
            AddedAt = Time(record.GmtCreate),
        };

    /// <summary>As the vendor's samples write it, with the zone; null for anything else.</summary>
    private static DateTimeOffset? Time(string? text) =>
        DateTimeOffset.TryParseExact(
            text,
            "yyyy-MM-dd'T'HH:mm:ss'Z'",
            CultureInfo.InvariantCulture,
            DateTimeStyles.AssumeUniversal,
            out var time
        )
            ? time
            : null;
}
