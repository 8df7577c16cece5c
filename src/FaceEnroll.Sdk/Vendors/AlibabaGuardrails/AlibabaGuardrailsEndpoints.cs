namespace FaceEnroll.Sdk.AlibabaGuardrails;

/// <summary>
/// Content Moderation's hosts (https://help.aliyun.com/en/document_detail/107743.html). Faces are documented for Shanghai
/// and Beijing only.
/// </summary>
public static class AlibabaGuardrailsEndpoints
{
    /// <summary>China (Shanghai). The default.</summary>
    public static Uri Shanghai { get; } = ForRegion("cn-shanghai");

    /// <summary>China (Beijing).</summary>
    public static Uri Beijing { get; } = ForRegion("cn-beijing");

    /// <summary>China (Shanghai), from inside Alibaba Cloud's network.</summary>
    public static Uri ShanghaiVpc { get; } = VpcForRegion("cn-shanghai");

    /// <summary>China (Beijing), from inside Alibaba Cloud's network.</summary>
    public static Uri BeijingVpc { get; } = VpcForRegion("cn-beijing");

    /// <summary>Regions that the vendor lists for the product; the last four without face operations.</summary>
    public static IReadOnlyList<string> Regions { get; } =
    ["cn-shanghai", "cn-beijing", "cn-shenzhen", "ap-southeast-1", "eu-central-1", "us-east-1"];

    /// <summary>A region's public host.</summary>
    /// <param name="region">Lower-case letters, digits and hyphens, for example <c>cn-shanghai</c>.</param>
    /// <exception cref="ArgumentException">It is not a region name.</exception>
    public static Uri ForRegion(string region) => Host("green", region);

    /// <summary>A region's host inside Alibaba Cloud's network.</summary>
    /// <param name="region">Lower-case letters, digits and hyphens, for example <c>cn-shanghai</c>.</param>
    /// <exception cref="ArgumentException">It is not a region name.</exception>
    public static Uri VpcForRegion(string region) => Host("green-vpc", region);

    internal static bool IsRegion(string? region)
    {
        if (string.IsNullOrEmpty(region))
        {
            return false;
        }

        foreach (var c in region!)
        {
            if (c is not ((>= 'a' and <= 'z') or (>= '0' and <= '9') or '-'))
            {
                return false;
            }
        }

        return region[0] != '-' && region[region.Length - 1] != '-' && region.Length <= 63;
    }

    private static Uri Host(string service, string region)
    {
        ArgumentException.ThrowIfNullOrEmpty(region);
        return IsRegion(region)
            ? new Uri($"https://{service}.{region}.aliyuncs.com")
            : throw new ArgumentException("A region is lower-case letters, digits and hyphens.", nameof(region));
    }
}
