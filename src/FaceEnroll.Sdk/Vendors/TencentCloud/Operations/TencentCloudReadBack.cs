using FaceEnroll.Sdk.Calls;
using FaceEnroll.Sdk.Images;
using FaceEnroll.Sdk.Reconciliation;
using FaceEnroll.Sdk.Signing;

namespace FaceEnroll.Sdk.TencentCloud;

/// <summary>Reads back by face ids. A signature is valid for five minutes; a face shows within five seconds.</summary>
internal sealed class TencentCloudReadBack(TencentCloudOptions options, Tc3SigningKeyCache keys) : FaceReadBack
{
    public override TimeSpan? Validity => TencentCloudLimits.ClockWindow;

    public override async ValueTask<ReadBackFindings> ReadAsync(
        CallScope scope,
        FaceEnrollmentTicket ticket,
        OpenedImages? images
    )
    {
        var person = new TencentCloudGetPersonBaseInfo(ticket.PersonId, options, keys);
        var found = await scope.ExecuteAsync(person).ConfigureAwait(false);
        return new ReadBackFindings(found?.FaceIds ?? [], provesAbsence: true);
    }
}
