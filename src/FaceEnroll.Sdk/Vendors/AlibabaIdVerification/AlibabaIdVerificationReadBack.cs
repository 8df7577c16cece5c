using System.Text;
using FaceEnroll.Sdk.Http;
using FaceEnroll.Sdk.Images;

namespace FaceEnroll.Sdk.AlibabaIdVerification;

/// <summary>
/// Reads back by the person's records in the group. A signed request is taken for fifteen minutes. GmtCreate's form and
/// time zone are not documented, so what is new is told by the ids read before, not by it.
/// </summary>
internal sealed class AlibabaIdVerificationReadBack(AlibabaIdVerificationOptions options) : FaceReadBack
{
    /// <summary>More records of one person than anybody has; the bound only ends a reply that never ends.</summary>
    private const int MaxPages = 50;

    public override TimeSpan? Validity => AlibabaIdVerificationLimits.ClockWindow;

    public override async ValueTask<ReadBackFindings> ReadAsync(
        PreparationCall call,
        FaceEnrollmentTicket ticket,
        OpenedImages? images
    )
    {
        var ids = new List<string>();
        for (var page = 1; ticket.LibraryId is { } group && page <= MaxPages; page++)
        {
            var query = new AlibabaIdVerificationQueryRecords(options, group, ticket.PersonId, page);
            var records = (await call.ExecuteAsync(query).ConfigureAwait(false)).Items!;
            foreach (var record in records)
            {
                if (record is { FaceId: { Length: > 0 } id } && record.MerchantUserId == ticket.PersonId)
                {
                    ids.Add(id);
                }
            }

            if (records.Count < AlibabaIdVerificationQueryRecords.PageSize)
            {
                return new ReadBackFindings(ids, provesAbsence: true);
            }
        }

        return new ReadBackFindings(ids, provesAbsence: false)
        {
            Gap = "The person has more records than are read back.",
        };
    }
}
