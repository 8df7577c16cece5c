namespace FaceEnroll.Sandbox;

/// <summary>The points of a call at which faults are looked for.</summary>
internal enum FaultPhase
{
    Clock,
    Early,
    Stale,
    Latency,
    Late,
    Headers,
}
