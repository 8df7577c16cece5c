using System.Diagnostics;

namespace FaceEnroll.Sdk.Erasure;

/// <summary>The span of a deletion, if anybody listens; it ends when it is disposed.</summary>
internal readonly struct DeletionSpan(Activity? activity) : IDisposable
{
    public Activity? Activity => activity;

    public void Dispose() => CallTelemetry.End(activity);
}
