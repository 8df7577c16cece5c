namespace FaceEnroll.Sandbox;

/// <summary>An instruction that has not been used up: for the next pictures, for one picture, or for some people.</summary>
internal sealed record WaitingVerdict(SandboxVerdict Verdict, SandboxVendor? Vendor)
{
    public int? Left { get; init; }

    public string? Picture { get; init; }

    public string? Person { get; init; }
}
