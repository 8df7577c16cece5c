using FaceEnroll.Ledger.Rules;
using FaceEnroll.Ledger.Stores;
using FaceEnroll.Sdk.Journal;
using FaceEnroll.Sdk.Reconciliation;

namespace FaceEnroll.Ledger.Journal;

/// <summary>Reads at the vendor whether what is recorded as enrolled is still there.</summary>
internal static class LedgerVerification
{
    /// <summary>Notes what is gone.</summary>
    /// <returns>Whether anything is.</returns>
    public static async ValueTask<bool> NoteGoneAsync(
        ILedgerStore store,
        EnrollmentQuestion question,
        PersonRecord record,
        CancellationToken cancellationToken
    )
    {
        if (question.ReadFacesAsync is not { } readAsync)
        {
            return false;
        }

        var isGone = false;
        foreach (var call in record.Pictures.OfType<PictureRow>().GroupBy(p => p.CallId!))
        {
            if (await store.FindAsync(call.Key, cancellationToken).ConfigureAwait(false) is not { } row)
            {
                continue;
            }

            var findings = await readAsync(FaceEnrollmentTicket.FromJson(row.Ticket)).ConfigureAwait(false);
            var gone = call.Where(p => IsGone(p, findings)).Select(p => p.Source).ToList();
            if (gone.Count > 0)
            {
                _ = await store.NoteGoneAsync(row.Id, gone, cancellationToken).ConfigureAwait(false);
                isGone = true;
            }
        }

        return isGone;
    }

    /// <summary>A face without an id is gone only where there is none at all.</summary>
    private static bool IsGone(PictureRow picture, ReadBackFindings findings) =>
        findings.ProvesAbsence
        && picture.Status is PictureStatus.Enrolled or PictureStatus.Twice
        && (
            picture.FaceId is { } id
                ? !findings.FaceIds.Contains(id) && !findings.DoubtfulFaceIds.Contains(id)
                : findings.FaceIds.Count + findings.DoubtfulFaceIds.Count == 0
        );
}
