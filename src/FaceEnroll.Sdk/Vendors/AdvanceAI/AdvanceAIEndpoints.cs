namespace FaceEnroll.Sdk.AdvanceAI;

/// <summary>
/// face-search's hosts (https://doc-center-acmp.advance.ai/docs/ag-fs-face-add-face-api). Entitlement is per country and
/// host, and so is a face set: there is no default.
/// </summary>
public static class AdvanceAIEndpoints
{
    /// <summary>Singapore.</summary>
    public static Uri Singapore { get; } = new("https://sg-api.advance.ai");

    /// <summary>Philippines.</summary>
    public static Uri Philippines { get; } = new("https://ph-api.advance.ai");

    /// <summary>Thailand.</summary>
    public static Uri Thailand { get; } = new("https://th-api.advance.ai");

    /// <summary>Malaysia.</summary>
    public static Uri Malaysia { get; } = new("https://my-api.advance.ai");

    /// <summary>Indonesia, and the vendor's default on other pages.</summary>
    public static Uri Indonesia { get; } = new("https://api.advance.ai");

    /// <summary>Mexico.</summary>
    public static Uri Mexico { get; } = new("https://mex-api.advance.ai");

    /// <summary>A region's host.</summary>
    /// <param name="region">The region.</param>
    /// <exception cref="ArgumentOutOfRangeException">It is none of the regions.</exception>
    public static Uri ForRegion(AdvanceAIRegion region) =>
        region switch
        {
            AdvanceAIRegion.Singapore => Singapore,
            AdvanceAIRegion.Philippines => Philippines,
            AdvanceAIRegion.Thailand => Thailand,
            AdvanceAIRegion.Malaysia => Malaysia,
            AdvanceAIRegion.Indonesia => Indonesia,
            AdvanceAIRegion.Mexico => Mexico,
            _ => throw new ArgumentOutOfRangeException(nameof(region), "Face-search has no such region."),
        };
}
