namespace FaceEnroll.Sdk.Tests.Model;

/// <summary>One enrollment of a writer: what its sends do, and what the library said of it.</summary>
internal sealed class ModelCall(string registration, SendPlan first, SendPlan next)
{
    public string Registration { get; } = registration;

    /// <summary>Sends that reached the wire.</summary>
    public int Sends { get; private set; }

    /// <summary>Those whose last byte left.</summary>
    public int WholeSends { get; set; }

    /// <summary>What became of it, as the library says it.</summary>
    public FaceReconciliationStatus Said { get; private set; } = FaceReconciliationStatus.NotYetVisible;

    public IReadOnlyList<string> FaceIds { get; private set; } = [];

    public string Why { get; private set; } = "";

    /// <summary>The ticket to ask with; null when nothing is to be asked.</summary>
    public FaceEnrollmentTicket? Ticket { get; set; }

    public bool IsOpen => Ticket is not null && Said == FaceReconciliationStatus.NotYetVisible;

    public SendPlan NextSend() => Sends++ == 0 ? first : next;

    public void Say(FaceReconciliationStatus status, IReadOnlyList<string> faceIds, string? why)
    {
        Said = status;
        FaceIds = faceIds;
        Why = why ?? "";
    }
}
