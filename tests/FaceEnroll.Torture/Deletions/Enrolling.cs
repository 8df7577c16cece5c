namespace FaceEnroll.Torture.Deletions;

/// <summary>A picture that somebody tried to enroll.</summary>
internal sealed class Enrolling(string person, string hash, long began)
{
    public string Person => person;

    public string Hash => hash;

    /// <summary>When the call began, in the order of what callers do.</summary>
    public long Began => began;

    /// <summary>When the call had returned.</summary>
    public long Ended { get; set; } = long.MaxValue;

    /// <summary>By another process, of which this one knows nothing.</summary>
    public bool IsElsewhere { get; init; }

    /// <summary>What its caller knows.</summary>
    public Claim Claim { get; set; }

    public string How { get; set; } = "";
}
