using FaceEnroll.Sdk.Calls;
using FaceEnroll.Sdk.Images;
using FaceEnroll.Sdk.Reconciliation;

namespace FaceEnroll.Sdk.FinAuth;

/// <summary>
/// Reads back from the library's list, starting at its end: the list names each face's user and time, so it proves presence
/// and absence, and needs no picture. Where the list cannot be read so far back, a search with the picture may still find
/// the face, but proves no absence.
/// </summary>
internal sealed class FinAuthReadBack(FinAuthOptions options) : FaceReadBack
{
    /// <summary>The largest page that the vendor gives.</summary>
    private const int PageSize = 1000;

    /// <summary>A page overlaps the one after it by this much: the list may move meanwhile.</summary>
    private const int Overlap = 100;

    private const int MaxFaces = 20;

    /// <summary>The strictest of the suggested thresholds: the picture is the very same.</summary>
    private const double Threshold = 90;

    public override TimeSpan? Validity => options.SignatureValidity;

    /// <summary>The sign names its own end, and its beginning limits nothing.</summary>
    public override bool RefusesEarlyStamps => false;

    public override bool ComparesIds => false;

    public override TimeSpan ClaimWindow => Window;

    /// <summary>The vendor's clock cannot be misread by as much as this.</summary>
    public static TimeSpan Window => TimeSpan.FromMinutes(1);

    public override async ValueTask LearnClockAsync(CallScope scope, string? libraryId)
    {
        if (libraryId is not null)
        {
            _ = await scope.ExecuteAsync(new FinAuthGetSize(libraryId, options)).ConfigureAwait(false);
        }
    }

    public override async ValueTask<ReadBackFindings> ReadAsync(
        CallScope scope,
        FaceEnrollmentTicket ticket,
        OpenedImages? images
    )
    {
        if (ticket.LibraryId is not { } library)
        {
            return new ReadBackFindings([], provesAbsence: false);
        }

        var added = new FinAuthAddedFaces(ticket.PersonId);
        string? gap;
        try
        {
            gap = await ListAsync(scope, ticket, library, added).ConfigureAwait(false);
        }
        catch (FaceEnrollmentException e)
            when (e
                    is {
                        VendorCode: not null,
                        Kind: FaceEnrollmentErrorKind.InvalidRequest or FaceEnrollmentErrorKind.Permission
                    }
            )
        {
            // The list's page limits its first number to 1,000 in one place: a refusal is not the list's end.
            gap = "The vendor refused to list the library so far back.";
        }

        if (gap is not null && added.FaceIds.Count == 0 && images is { Count: > 0 } && images[0] is { } picture)
        {
            added.Beginning = scope.BeginningOf(ticket);
            await SearchAsync(scope, library, picture, added).ConfigureAwait(false);
        }

        return new ReadBackFindings(added.FaceIds, provesAbsence: gap is null)
        {
            DoubtfulFaceIds = added.DoubtfulFaceIds,
            Gap = gap,
        };
    }

    /// <summary>From the end of the list back to faces older than the call.</summary>
    /// <returns>Why the list was not read that far; null when it was.</returns>
    private async ValueTask<string?> ListAsync(
        CallScope scope,
        FaceEnrollmentTicket ticket,
        string library,
        FinAuthAddedFaces added
    )
    {
        long size = await scope.ExecuteAsync(new FinAuthGetSize(library, options)).ConfigureAwait(false);
        // Only now has this process certainly seen the vendor's clock.
        added.Beginning = scope.BeginningOf(ticket);
        var pages = 0;
        long? missing = null;
        var first = Math.Max(1, size - PageSize + 1);
        // Whatever was added after the count stands after it.
        var isOlder = await TakeAsync(first, long.MaxValue).ConfigureAwait(false);
        while (isOlder == false && first > 1)
        {
            var end = first;
            first = Math.Max(1, first - PageSize + Overlap);
            isOlder = await TakeAsync(first, end).ConfigureAwait(false);
        }

        return isOlder is null ? "More faces were added since than MaxReadBackPages allows to read."
            : await IsCutAsync().ConfigureAwait(false) ? "The vendor counts more faces than it lists."
            : null;

        // Faces that were deleted since it was counted leave the list shorter. A face that is counted all the same and not
        // listed may be the one that is looked for.
        async ValueTask<bool> IsCutAsync() =>
            missing is { } number
            && await scope.ExecuteAsync(new FinAuthGetSize(library, options)).ConfigureAwait(false) >= number;

        // Whether the part begins before the call did; null when it has too many pages.
        async ValueTask<bool?> TakeAsync(long start, long end)
        {
            var beginsBefore = false;
            for (var next = start; next < end; )
            {
                if (++pages > options.MaxReadBackPages)
                {
                    return null;
                }

                var list = new FinAuthListFaces(library, next, PageSize, options);
                var page = await scope.ExecuteAsync(list).ConfigureAwait(false);
                beginsBefore |= added.Take(page.Faces) && next == start;
                next += page.Faces.Count;
                missing = page.Faces.Count == 0 && next <= size ? next : missing;
                // A short page is the end, unless it says that more follows, or the count was higher.
                if (page.Faces.Count == 0 || (page.Faces.Count < PageSize && !page.NamesNext && next > size))
                {
                    break;
                }
            }

            return beginsBefore;
        }
    }

    private async ValueTask SearchAsync(CallScope scope, string library, OpenedImage picture, FinAuthAddedFaces added)
    {
        var search = new FinAuthSearchFaces(library, picture, MaxFaces, Threshold, options);
        foreach (var like in await scope.ExecuteAsync(search).ConfigureAwait(false))
        {
            if (like.UserId is null || added.IsOfPerson(like))
            {
                // Not every member is documented for a search's faces; face_info has them all.
                var info = new FinAuthGetFaceInfo(library, like.FaceToken!, options);
                var face = await scope.ExecuteAsync(info).ConfigureAwait(false);
                face.FaceToken = like.FaceToken;
                _ = added.Take([face]);
            }
        }
    }
}
