using FaceEnroll.Sdk;

namespace FaceEnroll.Torture;

/// <summary>How a call ended, as its caller sees it.</summary>
internal sealed class CallEnd
{
    /// <summary>One outcome per picture; empty where the call failed as a whole.</summary>
    public IReadOnlyList<FaceImageOutcome> Images { get; init; } = [];

    /// <summary>The ids of faces that are the call's, though nobody knows of which picture each is.</summary>
    public IReadOnlyList<string> FaceIds { get; init; } = [];

    /// <summary>The certainty of a failure; null for a result.</summary>
    public FaceEnrollmentCertainty? Certainty { get; init; }

    /// <summary>How many pictures the call had, where that matters: with a ticket.</summary>
    public int Pictures => Ticket?.ImageSha256.Count ?? 0;

    /// <summary>With an unknown outcome: what can be asked with.</summary>
    public FaceEnrollmentTicket? Ticket { get; init; }

    /// <summary>The call read back by itself, and that decided.</summary>
    public bool IsReconciled { get; init; }

    /// <summary>What no caller may ever see; null when all is well.</summary>
    public string? Fault { get; init; }

    /// <summary>Nothing was sent, because the person's earlier ticket is still open.</summary>
    public bool IsHeldBack { get; init; }

    /// <summary>The failure's own words.</summary>
    public string? Message { get; init; }

    public override string ToString() =>
        Certainty is null
            ? $"result, reconciled {IsReconciled}, {string.Join(", ", Images.Select(static image => image.Status))}"
            : $"{Certainty}, reconciled {IsReconciled}, {Message}";

    public bool IsUnknown => Certainty == FaceEnrollmentCertainty.Unknown;

    public static CallEnd Broken(Exception fault) =>
        new() { Certainty = FaceEnrollmentCertainty.Unknown, Fault = fault.ToString() };

    public static CallEnd Of(FaceEnrollmentResult result) =>
        new()
        {
            Images = result.Images,
            FaceIds = result.UnattributedFaceIds,
            // A result that no reply gave has no id of a request.
            IsReconciled = result.RequestId is null,
        };

    public static CallEnd Of(FaceEnrollmentError error, FaceEnrollmentTicket? ticket, string message)
    {
        var certainty = error.Certainty;
        var isUnknown = certainty == FaceEnrollmentCertainty.Unknown;
        return new()
        {
            Certainty = certainty,
            Message = message,
            IsHeldBack = error.Kind == FaceEnrollmentErrorKind.Conflict && certainty == FaceEnrollmentCertainty.NotSent,
            // As it would come back from a file.
            Ticket = isUnknown && ticket is not null ? FaceEnrollmentTicket.FromJson(ticket.ToJson()) : null,
            IsReconciled = !isUnknown && ticket is not null,
            Fault = isUnknown && ticket is null ? "Unknown without a ticket" : null,
        };
    }
}
