using FaceEnroll.Sdk;
using FaceEnroll.Torture.Hosts;

namespace FaceEnroll.Torture.Deletions;

/// <summary>An enrollment that was lost, and can be asked about.</summary>
internal sealed class OpenEnrolling(string person, DeletionPart part, CallEnd end)
{
    public FaceEnrollmentTicket Ticket => end.Ticket!;

    public FaceEnrollmentRequest Original { get; } =
        new(person, Array.ConvertAll(part.Pictures, static picture => FaceImage.FromBytes(picture)));

    /// <summary>Asks once, at any moment; an answer that is not final, or a failure, is forgotten.</summary>
    public async Task AskOnceAsync(TortureClient client, DeletionLedger ledger)
    {
        try
        {
            Note(await client.Reconciler.ReconcileAsync(Ticket, Original), ledger);
        }
        catch (FaceEnrollmentException)
        {
            // It is asked again in the end.
        }
    }

    public void Note(FaceReconciliation answer, DeletionLedger ledger)
    {
        ledger.Give(answer.FaceIds);
        for (var i = 0; i < part.Enrollings.Count; i++)
        {
            part.Enrollings[i].Claim = CallCounter.ClaimOf(end, answer, i);
            part.Enrollings[i].How += $", then {answer.Status} {answer.Reason}";
        }
    }
}
