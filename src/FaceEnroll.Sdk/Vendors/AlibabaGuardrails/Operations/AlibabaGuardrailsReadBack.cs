using FaceEnroll.Sdk.Calls;
using FaceEnroll.Sdk.Images;
using FaceEnroll.Sdk.Reconciliation;

namespace FaceEnroll.Sdk.AlibabaGuardrails;

/// <summary>
/// Reads back by face ids. A signature is assumed to be valid for fifteen minutes; no page says how soon a face shows.
/// </summary>
/// <param name="options">The options.</param>
/// <param name="operation">The ticket's operation, where it is not face/add.</param>
internal sealed class AlibabaGuardrailsReadBack(AlibabaGuardrailsOptions options, string? operation = null)
    : FaceReadBack
{
    public override TimeSpan? Validity => AlibabaGuardrailsLimits.ClockWindow;

    public override string? Obstacle { get; } =
        operation == AlibabaGuardrailsAddPerson.OperationName
            ? "Making a person stores no face. Make it again: Duplicate says that it exists."
            : null;

    public override async ValueTask<ReadBackFindings> ReadAsync(
        CallScope scope,
        FaceEnrollmentTicket ticket,
        OpenedImages? images
    )
    {
        var person = new AlibabaGuardrailsGetPerson(ticket.PersonId, options);
        var found = await scope.ExecuteAsync(person).ConfigureAwait(false);
        return new ReadBackFindings(found?.FaceIds ?? [], provesAbsence: true);
    }
}
