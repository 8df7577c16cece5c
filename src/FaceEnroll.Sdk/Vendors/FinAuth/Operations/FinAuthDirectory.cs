using System.Globalization;
using System.Runtime.CompilerServices;
using FaceEnroll.Sdk.Listing;
using FaceEnroll.Sdk.Reconciliation;

namespace FaceEnroll.Sdk.FinAuth;

/// <summary>What FinAuth holds. It lists the faces of a library; a person is only a label on a face.</summary>
internal sealed class FinAuthDirectory(DirectoryPipeline pipeline, FinAuthOptions options)
{
    private const string List = "ListFaces";

    public async IAsyncEnumerable<FaceEntry> OfPersonAsync(
        string personId,
        string? libraryId,
        [EnumeratorCancellation] CancellationToken cancellationToken
    )
    {
        var library = libraryId ?? options.LibraryId;
        pipeline.CheckPerson(List, personId, libraryId, library);
        var isDoubtful = false;
        await foreach (var face in OfLibraryAsync(library!, cancellationToken).ConfigureAwait(false))
        {
            if (face.PersonId == personId)
            {
                yield return face;
            }
            else
            {
                isDoubtful |= face.PersonId is { } other && PersonSpelling.IsAnother(other, personId);
            }
        }

        // At the end: what is certainly the person's is shown before.
        if (isDoubtful)
        {
            throw FaceListIncompleteException.Of(
                FaceVendor.FinAuth,
                List,
                "A face's person is spelled differently, and may be this one."
            );
        }
    }

    public async IAsyncEnumerable<FaceEntry> OfLibraryAsync(
        string libraryId,
        [EnumeratorCancellation] CancellationToken cancellationToken
    )
    {
        pipeline.CheckLibrary(List, libraryId);
        var source = new ListSource<FinAuthFace>(
            FaceVendor.FinAuth,
            List,
            options.ListPageSize,
            static face => face.FaceToken!,
            (start, token) => ReadAsync(libraryId, start, token)
        );
        await foreach (var face in MovingList.ReadAsync(source, cancellationToken).ConfigureAwait(false))
        {
            yield return new FaceEntry(string.IsNullOrEmpty(face.UserId) ? null : face.UserId, face.FaceToken)
            {
                LibraryId = libraryId,
                AddedAt = Time(face.AddTime),
            };
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
        pipeline.CheckLibrary("GetSize", libraryId);
        var faces = await pipeline
            .RunAsync(new FinAuthGetSize(libraryId, options), options, cancellationToken)
            .ConfigureAwait(false);
        return new FaceLibraryCount(faces, null);
    }

    private async ValueTask<ListPage<FinAuthFace>> ReadAsync(
        string libraryId,
        long start,
        CancellationToken cancellationToken
    )
    {
        var list = new FinAuthListFaces(libraryId, start + 1, options.ListPageSize, options);
        try
        {
            var page = await pipeline.RunAsync(list, options, cancellationToken).ConfigureAwait(false);
            var isShort = page.Faces.Count < options.ListPageSize && !page.NamesNext;
            // The list says nothing of its length, and its end is no more than the lack of a continuation: the count tells.
            long? size = isShort
                ? await pipeline
                    .RunAsync(new FinAuthGetSize(libraryId, options), options, cancellationToken)
                    .ConfigureAwait(false)
                : null;
            return new ListPage<FinAuthFace>(page.Faces, size, isShort);
        }
        catch (FaceEnrollmentException e) when (start >= 1000 && e.Kind == FaceEnrollmentErrorKind.InvalidRequest)
        {
            // The list's page limits its first number to 1,000 in one place: a refusal is not the list's end.
            throw new FaceListIncompleteException(
                new FaceEnrollmentError(e.Vendor, List, e.Kind, e.Certainty)
                {
                    Purpose = FaceOperationPurpose.Read,
                    Detail = "The vendor lists no faces beyond the first thousand or so.",
                    VendorCode = e.VendorCode,
                    RequestId = e.RequestId,
                    StatusCode = e.StatusCode,
                },
                e
            );
        }
    }

    /// <summary>Unix milliseconds; null for anything else.</summary>
    private static DateTimeOffset? Time(string? text) =>
        long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var milliseconds)
        && milliseconds <= DateTimeOffset.MaxValue.ToUnixTimeMilliseconds()
            ? DateTimeOffset.FromUnixTimeMilliseconds(milliseconds)
            : null;
}
