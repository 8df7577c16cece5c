using FaceEnroll.Sdk.DependencyInjection;
using FaceEnroll.Sdk.Http;

namespace FaceEnroll.Sdk.TencentCloud;

/// <summary>Options of a Tencent Cloud IAI registration.</summary>
public sealed class TencentCloudOptions : FaceEnrollmentOptions
{
    internal const string Version2018 = "2018-03-01";
    internal const string Version2020 = "2020-03-03";

    /// <summary>SecretId. When no key is set, TENCENTCLOUD_SECRET_ID and TENCENTCLOUD_SECRET_KEY are read.</summary>
    public string? SecretId { get; set; }

    /// <summary>SecretKey of <see cref="SecretId"/>.</summary>
    public string? SecretKey { get; set; }

    /// <summary>Token of temporary credentials, at most 4,096 bytes; null for permanent ones.</summary>
    public string? Token { get; set; }

    /// <summary>API version: <c>2020-03-03</c> or <c>2018-03-01</c>.</summary>
    /// <value><c>2020-03-03</c> by default.</value>
    public string Version { get; set; } = Version2020;

    /// <summary>Sent as X-TC-Region when set; CreateFace does not need it. It does not choose the host.</summary>
    /// <value>Null by default.</value>
    public string? Region { get; set; }

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
                    nameof(SecretId),
                    nameof(SecretKey),
                    nameof(Token),
                    nameof(Version),
                    nameof(Region),
                    nameof(Language),
                    nameof(UnsignedPayload),
                ],
            }
        );

    /// <summary>Reads the credentials of every registration.</summary>
    internal static CredentialSource CredentialSource { get; } =
        new(
            static () =>
                EnvironmentCredentials.Read("TENCENTCLOUD_SECRET_ID", "TENCENTCLOUD_SECRET_KEY", "TENCENTCLOUD_TOKEN"),
            "set SecretId and SecretKey, a CredentialsProvider, or TENCENTCLOUD_SECRET_ID and TENCENTCLOUD_SECRET_KEY"
        );

    internal override FaceVendor Vendor => FaceVendor.TencentCloud;

    internal override OptionNames OptionNames => Names;

    internal override CredentialSource Credentials => CredentialSource;

    internal override Uri EffectiveEndpoint => Endpoint ?? TencentCloudEndpoints.Mainland;

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
