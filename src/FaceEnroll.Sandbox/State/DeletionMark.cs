namespace FaceEnroll.Sandbox.State;

/// <summary>What the faces that go at one moment have in common.</summary>
internal readonly record struct DeletionMark(
    SandboxDeletionCause Cause,
    DateTimeOffset At,
    long? RequestNumber = null,
    string? Operation = null
);
