using FaceEnroll.Ledger.Rules;
using FaceEnroll.Ledger.Stores;
using FaceEnroll.Sdk.Journal;
using FaceEnroll.Sdk.Reconciliation;

namespace FaceEnroll.Ledger.Journal;

/// <summary>Reads at the vendor whether what is recorded as enrolled is still there.</summary>
internal static class LedgerVerification
{
    /// <summary>Notes what is gone.</summary>
    /// <param name="store">The ledger.</param>
    /// <param name="question">The request.</param>
    /// <param name="calls">The ids of the calls that answer it.</param>
    /// <param name="cancellationToken">Cancels.</param>
    public static async ValueTask NoteGoneAsync(
        ILedgerStore store,
        EnrollmentQuestion question,
        IEnumerable<string> calls,
        CancellationToken cancellationToken
    )
    {
        if (question.ReadFacesAsync is not { } readAsync)
        {
            return;
        }

        foreach (var call in calls)
        {
            // As it is now: the vendor is asked about these faces, and nothing else is said to be gone.
            if (
                await store.FindAsync(call, cancellationToken).ConfigureAwait(false) is not { } row
                || row.Pictures.Where(p => p.IsIn && question.Sources.Contains(p.Source)).ToList()
                    is not { Count: > 0 } pictures
            )
            {
                continue;
            }

            var (findings, isSettled) = await readAsync(LedgerTickets.Of(row, question.PersonId)).ConfigureAwait(false);
            if (!isSettled || !findings.ProvesAbsence)
            {
                // A face that was just added need not show yet.
                continue;
            }

            var gone = pictures.Where(p => IsGone(p, findings)).Select(p => p.Source).ToList();
            if (gone.Count > 0)
            {
                // Another process may have seen the same, and sent it again meanwhile: then it changes nothing.
                _ = await store.NoteGoneAsync(row.Id, row.Version, gone, cancellationToken).ConfigureAwait(false);
            }
        }
    }

    /// <summary>A face without an id is gone only where there is none at all.</summary>
    private static bool IsGone(PictureRow picture, ReadBackFindings findings) =>
        picture.FaceId is { } id
            ? !findings.FaceIds.Contains(id) && !findings.DoubtfulFaceIds.Contains(id)
            : findings.FaceIds.Count + findings.DoubtfulFaceIds.Count == 0;
}
