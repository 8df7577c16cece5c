namespace FaceEnroll.Sdk.AdvanceAI;

/// <summary>The regions in which face-search can be called.</summary>
public enum AdvanceAIRegion
{
    /// <summary>sg-api.advance.ai.</summary>
    Singapore = 1,

    /// <summary>ph-api.advance.ai.</summary>
    Philippines = 2,

    /// <summary>th-api.advance.ai.</summary>
    Thailand = 3,

    /// <summary>my-api.advance.ai.</summary>
    Malaysia = 4,

    /// <summary>api.advance.ai, which the vendor's other pages name as Indonesia's and as their default.</summary>
    Indonesia = 5,

    /// <summary>mex-api.advance.ai.</summary>
    Mexico = 6,
}

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
