namespace FaceEnroll.Sdk.TencentCloud;

/// <summary>
/// IAI's hosts (https://www.tencentcloud.com/zh/document/product/1059/36943). The TC3 service name is <c>iai</c> at each.
/// </summary>
public static class TencentCloudEndpoints
{
    /// <summary>Mainland site, nearest region. The default.</summary>
    public static Uri Mainland { get; } = new("https://iai.tencentcloudapi.com");

    /// <summary>International site; it knows only version 2020-03-03.</summary>
    public static Uri International { get; } = new("https://iai.intl.tencentcloudapi.com");

    /// <summary>From inside Tencent's network. Known from third parties and one official client only.</summary>
    public static Uri Internal { get; } = new("https://iai.internal.tencentcloudapi.com");

    /// <summary>Regions that the vendor lists for IAI; the list continues, so others are accepted too.</summary>
    public static IReadOnlyList<string> Regions { get; } =
    [
        "ap-guangzhou",
        "ap-shanghai",
        "ap-beijing",
        "ap-chengdu",
        "ap-chongqing",
        "ap-hongkong",
        "ap-singapore",
        "ap-bangkok",
    ];

    /// <summary>A region's own entry point. It does not say where the product runs.</summary>
    /// <param name="region">Lower-case letters, digits and hyphens, for example <c>ap-singapore</c>.</param>
    /// <exception cref="ArgumentException">It is not a region name.</exception>
    public static Uri ForRegion(string region)
    {
        ArgumentException.ThrowIfNullOrEmpty(region);
        foreach (var c in region)
        {
            if (c is not ((>= 'a' and <= 'z') or (>= '0' and <= '9') or '-'))
            {
                throw new ArgumentException("A region is lower-case letters, digits and hyphens.", nameof(region));
            }
        }

        return new Uri($"https://iai.{region}.tencentcloudapi.com");
    }

    /// <summary>
    /// The region to name to a host. A host that is not the vendor's (a gateway, the sandbox) stands for the default one.
    /// </summary>
    internal static string RegionOf(Uri endpoint)
    {
        const string Prefix = "iai.";
        // .cn and .com.cn may follow it too: the vendor's own clients turn there when they cannot reach the first name.
        const string Domain = ".tencentcloudapi.c";
        var host = endpoint.Host;
        var end = host.IndexOf(Domain, StringComparison.OrdinalIgnoreCase);
        if (end <= Prefix.Length || !host.StartsWith(Prefix, StringComparison.OrdinalIgnoreCase))
        {
            return "ap-guangzhou";
        }

        return host.Substring(Prefix.Length, end - Prefix.Length) switch
        {
            "intl" => "ap-singapore",
            "internal" => "ap-guangzhou",
            var region => region,
        };
    }
}
