namespace FaceEnroll.Sdk.Tests.Model;

/// <summary>What replies say of the vendor's time.</summary>
internal enum DatePlan
{
    Told,
    Absent,
    ThroughProxy,
    FromCache,
    Year9999,

    /// <summary>Only the first reply is so wrong.</summary>
    Year9999Once,

    /// <summary>Half of what a signature is valid ahead of the clock that judges.</summary>
    Fast,

    /// <summary>Right, until the first send is over; from then on two hours ahead, more than any step of a clock.</summary>
    FastOnceSent,
}
