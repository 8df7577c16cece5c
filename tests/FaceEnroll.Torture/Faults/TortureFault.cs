using FaceEnroll.Sandbox;
using FaceEnroll.Sdk;
using FaceEnroll.Torture.Wire;

namespace FaceEnroll.Torture.Faults;

/// <summary>How a call that its fault brings to a halt goes on.</summary>
internal enum Stall
{
    /// <summary>It does not halt.</summary>
    None,

    /// <summary>The sandbox says nothing more: time passes until the attempt's time is over.</summary>
    TimeOut,

    /// <summary>The same, and the caller gives up.</summary>
    Cancel,

    /// <summary>The sandbox waits by the clock: time passes.</summary>
    Latency,

    /// <summary>Nothing halts; the caller gives up at some moment.</summary>
    CancelAnywhere,
}

/// <summary>What a fault is armed with: the place, and chance.</summary>
internal sealed record FaultScene(
    FaceEnrollSandbox Sandbox,
    FaceVendor Vendor,
    Random Random,
    VendorFacts Facts,
    DrivenClock Clock,
    LaneTap Tap
)
{
    /// <summary>The pictures of the call.</summary>
    public IReadOnlyList<byte[]> Pictures { get; init; } = [];

    /// <summary>Done once, when the ticket is there and nothing is sent yet.</summary>
    public Action? OnSending { get; set; }

    /// <summary>Whether the vendor's replies do not tell its time, so that what is lost may stay undecided.</summary>
    public bool HidesTime { get; set; }

    /// <summary>Whether the pictures' sources break.</summary>
    public bool HasBreakingSources { get; set; }

    public SandboxVendor SandboxVendor => Vendor.InSandbox();

    /// <summary>The next call of an operation fails.</summary>
    public void Next(SandboxFault fault, int count = 1, string? operation = null) =>
        Sandbox.Faults.Next(SandboxVendor, fault, count, operation ?? Facts.Enroll);

    public T Any<T>(IReadOnlyList<T> items) => items[Random.Next(items.Count)];
}

/// <summary>One row of the table.</summary>
/// <param name="Name">As it is printed.</param>
/// <param name="Arm">Makes the next call fail.</param>
/// <param name="Stall">How the call goes on.</param>
internal sealed record TortureFault(string Name, Action<FaultScene> Arm, Stall Stall = Stall.None);
