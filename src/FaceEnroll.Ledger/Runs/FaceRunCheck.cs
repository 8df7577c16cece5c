namespace FaceEnroll.Ledger;

/// <summary>What a run would do, with nothing sent and nothing recorded.</summary>
/// <remarks>Immutable.</remarks>
public sealed class FaceRunCheck
{
    internal FaceRunCheck() { }

    /// <summary>Items in all.</summary>
    public long Total { get; init; }

    /// <summary>Items that would be sent.</summary>
    public long WouldSend { get; init; }

    /// <summary>Items that the ledger knows as enrolled, or that have the content of another item.</summary>
    public long AlreadyEnrolled { get; init; }

    /// <summary>Items that the source has twice: the first of them counts.</summary>
    public long Repeated { get; init; }

    /// <summary>Items that would be refused before anything is sent.</summary>
    public long Refused { get; init; }

    /// <summary>Bytes of the pictures that would be sent, as their files are.</summary>
    public long PictureBytes { get; init; }

    /// <summary>Requests that enrolling takes at most, with those that make people and those that read a person's faces before.</summary>
    public long Calls { get; init; }

    /// <summary>The configured requests a second, else those that the vendor documents; null where no limit is known.</summary>
    public double? RequestsPerSecond { get; init; }

    /// <summary>How long it takes at least at that rate; null where no limit is known.</summary>
    public TimeSpan? LeastTime { get; init; }
}
