namespace FaceEnroll.Sdk;

/// <summary>How open tickets are asked about.</summary>
public sealed class FacePendingOptions
{
    /// <summary>Longest wait for one ticket while its request may still land.</summary>
    /// <value>Null by default: as long as it takes, at most 24 hours.</value>
    public TimeSpan? WaitAtMost { get; set; }

    /// <summary>
    /// Finds the original request, with the same pictures, for vendors that find a face by its picture (ADVANCE.AI); null
    /// when it is gone.
    /// </summary>
    /// <value>Null by default.</value>
    public Func<
        FaceEnrollmentTicket,
        CancellationToken,
        ValueTask<FaceEnrollmentRequest?>
    >? OriginalRequest { get; set; }
}
