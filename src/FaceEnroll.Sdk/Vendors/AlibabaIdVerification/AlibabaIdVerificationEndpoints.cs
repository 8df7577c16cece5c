namespace FaceEnroll.Sdk.AlibabaIdVerification;

/// <summary>
/// ID Verification's hosts
/// (https://www.alibabacloud.com/help/en/ekyc/latest/add-a-face-image-to-a-specified-face-library). Data is isolated
/// between regions: the host must be the one where the face group is.
/// </summary>
public static class AlibabaIdVerificationEndpoints
{
    private const string Domain = ".aliyuncs.com";
    private const string SingaporeId = "ap-southeast-1";
    private const string JakartaId = "ap-southeast-5";
    private const string HongKongId = "cn-hongkong";
    private const string KualaLumpurId = "ap-southeast-3";

    // It comes first: the properties below are made from it. Every call asks for a Uri, and making one is expensive.
    private static readonly Dictionary<(string Region, bool Vpc), Uri> s_hosts = Hosts();

    /// <summary>Singapore (ap-southeast-1), public.</summary>
    public static Uri Singapore { get; } = ForRegion(SingaporeId);

    /// <summary>Singapore (ap-southeast-1), from inside Alibaba Cloud.</summary>
    public static Uri SingaporeVpc { get; } = ForRegion(SingaporeId, vpc: true);

    /// <summary>Indonesia, Jakarta (ap-southeast-5), public.</summary>
    public static Uri Jakarta { get; } = ForRegion(JakartaId);

    /// <summary>Indonesia, Jakarta (ap-southeast-5), from inside Alibaba Cloud.</summary>
    public static Uri JakartaVpc { get; } = ForRegion(JakartaId, vpc: true);

    /// <summary>China, Hong Kong (cn-hongkong), public.</summary>
    public static Uri HongKong { get; } = ForRegion(HongKongId);

    /// <summary>China, Hong Kong (cn-hongkong), from inside Alibaba Cloud.</summary>
    public static Uri HongKongVpc { get; } = ForRegion(HongKongId, vpc: true);

    /// <summary>Malaysia, Kuala Lumpur (ap-southeast-3), public.</summary>
    public static Uri KualaLumpur { get; } = ForRegion(KualaLumpurId);

    /// <summary>Malaysia, Kuala Lumpur (ap-southeast-3), from inside Alibaba Cloud.</summary>
    public static Uri KualaLumpurVpc { get; } = ForRegion(KualaLumpurId, vpc: true);

    /// <summary>Where uploads are authorized; one host for all regions, without a VPC form.</summary>
    public static Uri OpenPlatform { get; } = new("https://openplatform.aliyuncs.com");

    /// <summary>The regions that the vendor lists for AddFaceRecord.</summary>
    public static IReadOnlyList<string> Regions { get; } = [SingaporeId, JakartaId, HongKongId, KualaLumpurId];

    /// <summary>A region's host.</summary>
    /// <param name="region">One of <see cref="Regions"/>.</param>
    /// <param name="vpc">Whether to call from inside Alibaba Cloud.</param>
    /// <exception cref="ArgumentException">The vendor lists no such region.</exception>
    public static Uri ForRegion(string region, bool vpc = false)
    {
        ArgumentException.ThrowIfNullOrEmpty(region);
        return IsListed(region)
            ? s_hosts[(region, vpc)]
            : throw new ArgumentException("The vendor lists no such region.", nameof(region));
    }

    private static Dictionary<(string Region, bool Vpc), Uri> Hosts()
    {
        var hosts = new Dictionary<(string Region, bool Vpc), Uri>();
        foreach (var region in (string[])[SingaporeId, JakartaId, HongKongId, KualaLumpurId])
        {
            hosts.Add((region, false), new Uri($"https://cloudauth-intl.{region}.aliyuncs.com"));
            hosts.Add((region, true), new Uri($"https://cloudauth-intl-vpc.{region}.aliyuncs.com"));
        }

        return hosts;
    }

    internal static bool IsListed(string region) => region is SingaporeId or JakartaId or HongKongId or KualaLumpurId;

    /// <summary>The vendor's newest page gives these regions 10 requests a second, and the others 3.</summary>
    internal static bool IsFast(string? region) => region is SingaporeId or HongKongId;

    /// <summary>The region that one of the vendor's hosts names, listed or not; null for any other host.</summary>
    internal static string? RegionOf(Uri endpoint)
    {
        if (!endpoint.IsAbsoluteUri)
        {
            return null;
        }

        var host = endpoint.Host;
        foreach (var prefix in (string[])["cloudauth-intl.", "cloudauth-intl-vpc."])
        {
            if (
                host.StartsWith(prefix, StringComparison.Ordinal)
                && host.EndsWith(Domain, StringComparison.Ordinal)
                && host.Length > prefix.Length + Domain.Length
            )
            {
                var region = host.Substring(prefix.Length, host.Length - prefix.Length - Domain.Length);
                return IsLabel(region) ? region : null;
            }
        }

        return null;
    }

    /// <summary>
    /// The OSS host that a picture is uploaded to. Pictures never go to a host just because a reply names it: the bucket must
    /// be a bucket name, and the endpoint <c>oss-REGION[-internal].aliyuncs.com</c> or <c>oss-accelerate.aliyuncs.com</c>.
    /// </summary>
    /// <returns>Null when the reply's host is not of this form.</returns>
    internal static string? UploadHost(
        string bucket,
        string endpoint,
        bool mayAccelerate,
        AlibabaIdVerificationUploadNetwork network
    )
    {
        if (
            !endpoint.StartsWith("oss-", StringComparison.Ordinal)
            || !endpoint.EndsWith(Domain, StringComparison.Ordinal)
            || endpoint.Length <= Domain.Length
        )
        {
            return null;
        }

        var label = endpoint.Substring(0, endpoint.Length - Domain.Length);
        if (!IsLabel(bucket) || bucket.Length < 3 || !IsLabel(label) || label.Length <= "oss-".Length)
        {
            return null;
        }

        if (network == AlibabaIdVerificationUploadNetwork.Accelerate && mayAccelerate)
        {
            label = "oss-accelerate";
        }
        else if (
            network == AlibabaIdVerificationUploadNetwork.Internal
            && !label.EndsWith("-internal", StringComparison.Ordinal)
        )
        {
            label += "-internal";
        }

        return $"{bucket}.{label}{Domain}";
    }

    /// <summary>One label of a host, which is OSS's rule for buckets too: lower-case letters, digits, inner hyphens.</summary>
    private static bool IsLabel(string text)
    {
        foreach (var c in text)
        {
            if (c is not ((>= 'a' and <= 'z') or (>= '0' and <= '9') or '-'))
            {
                return false;
            }
        }

        return text.Length is > 0 and <= 63 && text[0] != '-' && text[text.Length - 1] != '-';
    }
}
