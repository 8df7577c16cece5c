using FaceEnroll.Sdk.Journal;

namespace FaceEnroll.Sdk.Tests.Support;

/// <summary>A ledger that writes down what it was told, and does what a test wants done.</summary>
internal sealed class RecordingLedger : IEnrollmentLedger
{
    private readonly List<string> _said = [];

    public Func<EnrollmentQuestion, RecordedEnrollment?> OnLookUp { get; set; } = _ => null;

    public Func<EnrollmentIntent, RecordedEnrollment?> OnOpen { get; set; } = _ => null;

    /// <summary>Opening does not end before this.</summary>
    public Task Opening { get; set; } = Task.CompletedTask;

    public Action<EnrollmentIntent> OnExtend { get; set; } = _ => { };

    public Func<EnrollmentOutcome, bool> OnClose { get; set; } = _ => true;

    public IReadOnlyList<string> Said => _said;

    public List<EnrollmentQuestion> Questions { get; } = [];

    public List<EnrollmentOutcome> Outcomes { get; } = [];

    public ValueTask<RecordedEnrollment?> LookUpAsync(EnrollmentQuestion question, CancellationToken cancellationToken)
    {
        _said.Add("look up");
        Questions.Add(question);
        return new ValueTask<RecordedEnrollment?>(OnLookUp(question));
    }

    public Action<RecordedDeletion> OnBeginDeletion { get; set; } = _ => { };

    public Action<RecordedDeletion> OnNoteDeletion { get; set; } = _ => { };

    public List<RecordedDeletion> Deletions { get; } = [];

    public ValueTask BeginDeletionAsync(RecordedDeletion deletion, CancellationToken cancellationToken)
    {
        _said.Add("begin deletion");
        OnBeginDeletion(deletion);
        return default;
    }

    public Action<RecordedDeletion> OnNoteErasure { get; set; } = _ => { };

    public Action<string> OnCheckSend { get; set; } = _ => { };

    public ValueTask NoteErasureAsync(RecordedDeletion deletion, CancellationToken cancellationToken)
    {
        _said.Add("note erasure");
        OnNoteErasure(deletion);
        return default;
    }

    public ValueTask CheckSendAsync(FaceVendor vendor, string operation, CancellationToken cancellationToken)
    {
        OnCheckSend(operation);
        return default;
    }

    public ValueTask NoteDeletionAsync(RecordedDeletion deletion, CancellationToken cancellationToken)
    {
        _said.Add("note deletion");
        Deletions.Add(deletion);
        OnNoteDeletion(deletion);
        return default;
    }

    public ValueTask<RecordedEnrollment?> OpenAsync(EnrollmentIntent intent, CancellationToken cancellationToken)
    {
        _said.Add($"open {intent.Ticket.SendNumber}");
        return Opening.IsCompleted ? new ValueTask<RecordedEnrollment?>(OnOpen(intent)) : OpenLateAsync(intent);
    }

    public ValueTask ExtendAsync(EnrollmentIntent intent, CancellationToken cancellationToken)
    {
        _said.Add("extend");
        OnExtend(intent);
        return default;
    }

    public ValueTask<bool> CloseAsync(
        EnrollmentIntent intent,
        EnrollmentOutcome outcome,
        CancellationToken cancellationToken
    )
    {
        _said.Add($"close {outcome.Answer.Status}{(outcome.IsReadBack ? ", read back" : "")}");
        Outcomes.Add(outcome);
        return new ValueTask<bool>(OnClose(outcome));
    }

    private async ValueTask<RecordedEnrollment?> OpenLateAsync(EnrollmentIntent intent)
    {
        await Opening;
        _said.Add("opened");
        return OnOpen(intent);
    }
}
