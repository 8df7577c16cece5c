namespace FaceEnroll.Sandbox.Core;

/// <summary>Tells the page, if it is open, of what no vendor's call does. Who listens must be quick.</summary>
internal sealed class SandboxChanges
{
    /// <summary>Something waits that did not, or waits no more; or something was put in.</summary>
    public const string Change = "change";

    /// <summary>Everything is back at the start.</summary>
    public const string Reset = "reset";

    public event Action<string>? Told;

    public void Tell(string change) => Told?.Invoke(change);
}
