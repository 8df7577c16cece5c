using FaceEnroll.Sdk.Calls;
using FaceEnroll.Sdk.Images;
using FaceEnroll.Sdk.Primitives;
using FaceEnroll.Sdk.Reconciliation;

namespace FaceEnroll.Sdk.AlibabaIdVerification;

/// <summary>
/// Reads back by the person's records in the group. A signed request is accepted for fifteen minutes. GmtCreate's form and
/// time zone are not documented, so the ids read before, not GmtCreate, tell what is new.
/// </summary>
internal sealed class AlibabaIdVerificationReadBack(AlibabaIdVerificationOptions options) : FaceReadBack
{
    /// <summary>One person never has so many records; this only stops a list that never ends.</summary>
    private const int MaxPages = 50;

    public override TimeSpan? Validity => AlibabaIdVerificationLimits.ClockWindow;

    public override async ValueTask<ReadBackFindings> ReadAsync(
        CallScope scope,
        FaceEnrollmentTicket ticket,
        OpenedImages? images
    )
    {
        var ids = new List<string>();
        var (read, isOdd) = (0L, false);
        long? counted = null;
        for (var page = 1; ticket.LibraryId is { } group && page <= MaxPages; page++)
        {
            var query = new AlibabaIdVerificationQueryRecords(options, group, ticket.PersonId, page);
            var reply = await scope.ExecuteAsync(query).ConfigureAwait(false);
            var records = reply.Items!;
            foreach (var record in records)
            {
                if (record is not { FaceId: { Length: > 0 } id, MerchantUserId: { Length: > 0 } person })
                {
                    // The query named this person, so the record may be that person's.
                    isOdd = true;
                }
                else if (person == ticket.PersonId)
                {
                    ids.Add(id);
                }
                else
                {
                    isOdd |= PersonSpelling.IsAnother(person, ticket.PersonId);
                }
            }

            // The largest page is not documented: a short one is the end only if the vendor counts no more.
            read += records.Count;
            var total = CountText.Of(reply.TotalCount);
            // A record that was removed or added moves the others: one of them may be on no page that was read.
            isOdd |= counted is not null && total is not null && total != counted;
            counted ??= total;
            var isShort = total > read;
            if (records.Count == 0 || (records.Count < AlibabaIdVerificationQueryRecords.PageSize && !isShort))
            {
                return new ReadBackFindings(ids, provesAbsence: !isShort && !isOdd)
                {
                    Gap = "The vendor's list of the person's records is not whole.",
                };
            }
        }

        return new ReadBackFindings(ids, provesAbsence: false)
        {
            Gap = "The person has more records than are read back.",
        };
    }
}
