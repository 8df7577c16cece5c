namespace FaceEnroll.Sdk.Tests.Model;

/// <summary>What the caller sees of a send.</summary>
internal enum Answering
{
    /// <summary>The vendor's true words: a face id, a refusal, or "timed out inside" where it stores late.</summary>
    Reply,

    /// <summary>The connection breaks while the last bytes are handed over; the vendor has them all.</summary>
    Lost,

    /// <summary>The connection breaks in the middle of the body.</summary>
    CutRequest,

    /// <summary>The reply ends in its middle.</summary>
    CutReply,

    /// <summary>A gateway's 502.</summary>
    Fault,

    /// <summary>Silence until the attempt's time is over.</summary>
    Silence,

    /// <summary>No connection.</summary>
    Refused,
}
