using System.Globalization;
using FaceEnroll.Sdk;

namespace FaceEnroll.Audit.Memory;

/// <summary>One audit, measured.</summary>
/// <param name="Vendor">The vendor.</param>
/// <param name="Report">What the audit counted.</param>
/// <param name="Elapsed">How long it took, with the collections that the measuring asks for.</param>
/// <param name="HeapBytes">The most that was alive above the start.</param>
/// <param name="Differences">How many faces are missing there, and how many are unknown here.</param>
internal sealed record AuditFigures(
    FaceVendor Vendor,
    FaceAuditReport Report,
    TimeSpan Elapsed,
    long HeapBytes,
    int Differences
)
{
    /// <summary>Mostly a page of the list and the connections.</summary>
    public long BeyondBytes => HeapBytes - Report.KeptBytes;

    public bool IsRight => Report.IsComplete && Report.MissingThere == Differences && Report.UnknownHere == Differences;

    public override string ToString() =>
        string.Create(
            CultureInfo.InvariantCulture,
            $"{Vendor, -22} {Report.Listed, 8} {Elapsed.TotalSeconds, 8:F1} {(double)Report.KeptBytes / Report.Believed, 13:F2} {HeapBytes / 1024, 10} {BeyondBytes / 1024, 12} {Report.MissingThere, 8} {Report.UnknownHere, 8}"
        );
}
