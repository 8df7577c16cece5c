namespace FaceEnroll.Sdk.Deletion;

/// <summary>A face that is to be deleted, and what is known of it so far.</summary>
internal sealed class DoomedFace(FaceEntry entry)
{
    public FaceEntry Entry => entry;

    public string FaceId => entry.FaceId!;

    /// <summary>Null as long as it is not decided.</summary>
    public FaceDeletionOutcome? Outcome { get; private set; }

    public string? RequestId { get; private set; }

    /// <summary>Why it is not gone; null when it is, or when the vendor just did not say so.</summary>
    public FaceEnrollmentError? Error { get; private set; }

    /// <summary>A request that may have deleted it was lost.</summary>
    public bool MayBeGone { get; private set; }

    /// <summary>The vendor answered, and said nothing of this face.</summary>
    public bool IsUnsaid { get; private set; }

    /// <summary>It was still there after the last request that the vendor answered.</summary>
    private bool IsStillThere { get; set; }

    public bool IsOpen => Outcome is null;

    public void Said(DeletedLot lot)
    {
        if (lot.Gone.Contains(FaceId))
        {
            IsGone(lot.RequestId);
        }
        else if (lot.Absent.Contains(FaceId))
        {
            // What is absent after a request that was lost, or was answered with nothing, was deleted by that request.
            Outcome = MayBeGone || IsUnsaid ? FaceDeletionOutcome.Gone : FaceDeletionOutcome.AlreadyAbsent;
            (RequestId, Error) = (lot.RequestId, null);
        }
        else
        {
            (IsUnsaid, IsStillThere, RequestId) = (true, false, lot.RequestId);
        }
    }

    public void Failed(FaceEnrollmentError error)
    {
        Error = error;
        RequestId = error.RequestId;
        MayBeGone |= error.Certainty == FaceEnrollmentCertainty.Unknown;
    }

    public void IsGone(string? requestId)
    {
        Outcome = FaceDeletionOutcome.Gone;
        (RequestId, Error) = (requestId, null);
    }

    /// <summary>It was read: the requests until now did not delete it, apart from one that may run late.</summary>
    public void IsThere() => IsStillThere = true;

    /// <summary>Nothing more is tried.</summary>
    /// <param name="orElse">Why, where nothing failed.</param>
    public void Decide(FaceEnrollmentError orElse)
    {
        var isUnknown = MayBeGone || (IsUnsaid && !IsStillThere);
        Outcome = isUnknown ? FaceDeletionOutcome.Unknown : FaceDeletionOutcome.NotApplied;
        var error = Error ?? orElse;
        Error = isUnknown
            ? error.As(FaceEnrollmentCertainty.Unknown)
            : error.As(IsUnsaid ? FaceEnrollmentCertainty.NotApplied : error.Certainty);
    }
}
