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
}
