namespace FaceEnroll.Sdk.FinAuth;

/// <summary>
/// FinAuth's hosts. FaceSearch's pages name only Singapore
/// (https://global.yljz.com/document/finauth-guide-docs/Add_Face_to_Face_Library_api).
/// </summary>
public static class FinAuthEndpoints
{
    /// <summary>Singapore, the only host that FaceSearch's pages name. The default.</summary>
    public static Uri Singapore { get; } = new("https://api-sgp.yljz.com");

    /// <summary>Indonesia. Named for other FinAuth APIs; whether FaceSearch answers there is not documented.</summary>
    public static Uri Indonesia { get; } = new("https://api-idn.yljz.com");

    /// <summary>Mainland China. Named for other FinAuth APIs; whether FaceSearch answers there is not documented.</summary>
    public static Uri Mainland { get; } = new("https://api.yljz.com");
}
