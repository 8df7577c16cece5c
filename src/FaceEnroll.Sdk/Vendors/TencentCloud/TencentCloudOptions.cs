using System.Runtime.Serialization;
using System.Text.Json.Serialization;

namespace FaceEnroll.Sdk.TencentCloud;

/// <summary>Options of a Tencent Cloud IAI registration.</summary>
public sealed class TencentCloudOptions : FaceEnrollmentOptions
{
    internal const string Version2018 = "2018-03-01";
    internal const string Version2020 = "2020-03-03";

    /// <summary>SecretId. When no key is set, TENCENTCLOUD_SECRET_ID and TENCENTCLOUD_SECRET_KEY are read.</summary>
    [JsonIgnore, IgnoreDataMember]
    public string? SecretId { get; set; }

    /// <summary>SecretKey of <see cref="SecretId"/>.</summary>
    [JsonIgnore, IgnoreDataMember]
    public string? SecretKey { get; set; }

    /// <summary>Token of temporary credentials, at most 4,096 bytes; null for permanent ones.</summary>
    [JsonIgnore, IgnoreDataMember]
    public string? Token { get; set; }

    /// <summary>API version: <c>2020-03-03</c> or <c>2018-03-01</c>.</summary>
    /// <value><c>2020-03-03</c> by default.</value>
    public string Version { get; set; } = Version2020;

    /// <summary>
    /// Sent as <c>X-TC-Region</c>, which is not signed and does not choose the host. The mainland site's pages of version
    /// 2020-03-03 require one (https://cloud.tencent.com/document/api/867/45016); where none is needed it has no effect.
    /// </summary>
    /// <value>
    /// Null by default: <c>ap-singapore</c> for the international host, its own for a regional host, and
    /// <c>ap-guangzhou</c> for every other, a host of your own included.
    /// </value>
    public string? Region { get; set; }

    /// <summary>Whether <c>X-TC-Region</c> is sent; false leaves it out, whatever <see cref="Region"/> says.</summary>
    /// <value>True by default.</value>
    public bool SendRegion { get; set; } = true;

    /// <summary>Language of the vendor's messages: <c>zh-CN</c> or <c>en-US</c>; null leaves it to the vendor.</summary>
    /// <value>Null by default.</value>
    public string? Language { get; set; }

    /// <summary>
    /// Leaves the body out of the signature (UNSIGNED-PAYLOAD), which saves a hash pass over the pictures at the cost of
    /// their integrity. Known from official clients, not from the signature page.
    /// </summary>
    /// <value>False by default.</value>
    public bool UnsignedPayload { get; set; }

    /// <summary>What configuration may give here.</summary>
    internal static OptionNames Names { get; } =
        CommonNames.With(
            new OptionNames
            {
                Values =
                [
                    OptionName.Text(nameof(SecretId)),
                    OptionName.Text(nameof(SecretKey)),
                    OptionName.Text(nameof(Token)),
                    OptionName.Text(nameof(Version)),
                    OptionName.Text(nameof(Region)),
                    OptionName.Switch(nameof(SendRegion)),
                    OptionName.Text(nameof(Language)),
                    OptionName.Switch(nameof(UnsignedPayload)),
                ],
            }
        );

    /// <summary>Reads the credentials of every registration.</summary>
    internal static CredentialSource CredentialSource { get; } =
        new(
            new EnvironmentCredentials("TENCENTCLOUD_SECRET_ID", "TENCENTCLOUD_SECRET_KEY", "TENCENTCLOUD_TOKEN"),
            "SecretId and SecretKey"
        );

    internal override FaceVendor Vendor => FaceVendor.TencentCloud;

    internal override OptionNames OptionNames => Names;

    internal override CredentialSource Credentials => CredentialSource;

    internal override Uri EffectiveEndpoint => Endpoint ?? TencentCloudEndpoints.Mainland;

    /// <summary>What X-TC-Region says; null where it is left out.</summary>
    internal string? EffectiveRegion => SendRegion ? Region ?? TencentCloudEndpoints.RegionOf(EffectiveEndpoint) : null;

    internal override bool HasAnyKey => !string.IsNullOrEmpty(SecretId) || !string.IsNullOrEmpty(SecretKey);

    internal override FaceEnrollmentCredentials? StaticCredentials() =>
        string.IsNullOrEmpty(SecretId) || string.IsNullOrEmpty(SecretKey)
            ? null
            : new FaceEnrollmentCredentials(SecretId!, SecretKey!, Token);

    internal override void Validate(ICollection<string> faults)
    {
        FaceEnrollmentOptionsRules.Common(this, faults);
        FaceEnrollmentOptionsRules.Keys(
            this,
            (nameof(SecretId), SecretId),
            (nameof(SecretKey), SecretKey),
            (nameof(Token), Token),
            faults
        );
        if (Version is not (Version2018 or Version2020))
        {
            faults.Add($"{nameof(Version)} must be {Version2020} or {Version2018}.");
        }

        if (Language is not (null or "zh-CN" or "en-US"))
        {
            faults.Add($"{nameof(Language)} must be zh-CN, en-US or null.");
        }

        if (Region is not null)
        {
            FaceEnrollmentOptionsRules.Id(Region, new FaceIdRule(64, "-"), nameof(Region), required: true, faults);
        }
    }
}
