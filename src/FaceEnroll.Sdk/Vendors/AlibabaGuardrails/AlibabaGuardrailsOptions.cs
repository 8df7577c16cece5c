using System.Runtime.Serialization;
using System.Text.Json.Serialization;
using FaceEnroll.Sdk.Signing;

namespace FaceEnroll.Sdk.AlibabaGuardrails;

/// <summary>Options of an Alibaba Cloud AI Guardrails registration.</summary>
public sealed class AlibabaGuardrailsOptions : FaceEnrollmentOptions
{
    /// <summary>
    /// AccessKey id. When no key is set, ALIBABA_CLOUD_ACCESS_KEY_ID, ALIBABA_CLOUD_ACCESS_KEY_SECRET and
    /// ALIBABA_CLOUD_SECURITY_TOKEN are read.
    /// </summary>
    [JsonIgnore, IgnoreDataMember]
    public string? AccessKeyId { get; set; }

    /// <summary>Secret of <see cref="AccessKeyId"/>.</summary>
    [JsonIgnore, IgnoreDataMember]
    public string? AccessKeySecret { get; set; }

    /// <summary>Token of temporary (STS) credentials; null for permanent ones.</summary>
    [JsonIgnore, IgnoreDataMember]
    public string? SecurityToken { get; set; }

    /// <summary>
    /// Region of the public host; see <see cref="AlibabaGuardrailsEndpoints"/>. Not used when
    /// <see cref="FaceEnrollmentOptions.Endpoint"/> is set.
    /// </summary>
    /// <value><c>cn-shanghai</c> by default.</value>
    public string Region { get; set; } = "cn-shanghai";

    /// <summary>How requests are signed.</summary>
    /// <value><see cref="AlibabaGuardrailsSignatureScheme.RoaHmacSha1"/> by default.</value>
    public AlibabaGuardrailsSignatureScheme SignatureScheme { get; set; }

    /// <summary>
    /// Turns pictures that are content into URLs, the only thing this vendor accepts. The registration does not dispose it.
    /// </summary>
    /// <value>
    /// Null by default: in a container the registered one, keyed by the registration's name or else unkeyed; without one,
    /// only pictures from URLs are accepted.
    /// </value>
    [JsonIgnore, IgnoreDataMember]
    public IFaceImageHost? ImageHost { get; set; }

    /// <summary>
    /// How long a published picture stays up after a call whose outcome is unknown: the vendor may still be downloading.
    /// After a known outcome it is taken down at once.
    /// </summary>
    /// <value>5 minutes by default; zero to one day. A process that ends earlier leaves it to the URL's own expiry.</value>
    public TimeSpan UnknownOutcomeLeaseDuration { get; set; } = TimeSpan.FromMinutes(5);

    /// <summary>What configuration may give here.</summary>
    internal static OptionNames Names { get; } =
        CommonNames.With(
            new OptionNames
            {
                Values =
                [
                    OptionName.Text(nameof(AccessKeyId)),
                    OptionName.Text(nameof(AccessKeySecret)),
                    OptionName.Text(nameof(SecurityToken)),
                    OptionName.Text(nameof(Region)),
                    OptionName.Choice<AlibabaGuardrailsSignatureScheme>(nameof(SignatureScheme)),
                    OptionName.Time(nameof(UnknownOutcomeLeaseDuration)),
                ],
                CodeOnly = [nameof(ImageHost)],
            }
        );

    /// <summary>Reads the credentials of every registration.</summary>
    internal static CredentialSource CredentialSource { get; } =
        new(
            new EnvironmentCredentials(
                "ALIBABA_CLOUD_ACCESS_KEY_ID",
                "ALIBABA_CLOUD_ACCESS_KEY_SECRET",
                "ALIBABA_CLOUD_SECURITY_TOKEN"
            ),
            "AccessKeyId and AccessKeySecret"
        );

    internal override FaceVendor Vendor => FaceVendor.AlibabaGuardrails;

    internal override OptionNames OptionNames => Names;

    internal override CredentialSource Credentials => CredentialSource;

    internal override Uri EffectiveEndpoint => Endpoint ?? AlibabaGuardrailsEndpoints.ForRegion(Region);

    internal override bool HasAnyKey => !string.IsNullOrEmpty(AccessKeyId) || !string.IsNullOrEmpty(AccessKeySecret);

    /// <summary>What signs with the secret, or with the last one that a provider gave.</summary>
    internal AlibabaHmacs Hmacs { get; } = new();

    internal override FaceEnrollmentCredentials? StaticCredentials() =>
        string.IsNullOrEmpty(AccessKeyId) || string.IsNullOrEmpty(AccessKeySecret)
            ? null
            : new FaceEnrollmentCredentials(AccessKeyId!, AccessKeySecret!, SecurityToken);

    internal override void Validate(ICollection<string> faults)
    {
        FaceEnrollmentOptionsRules.Common(this, faults);
        FaceEnrollmentOptionsRules.Keys(
            this,
            (nameof(AccessKeyId), AccessKeyId),
            (nameof(AccessKeySecret), AccessKeySecret),
            (nameof(SecurityToken), SecurityToken),
            faults
        );
        if (!AlibabaGuardrailsEndpoints.IsRegion(Region))
        {
            faults.Add($"{nameof(Region)} must be lower-case letters, digits and hyphens.");
        }

        if (
            SignatureScheme
            is not (AlibabaGuardrailsSignatureScheme.RoaHmacSha1 or AlibabaGuardrailsSignatureScheme.Acs3)
        )
        {
            faults.Add($"{nameof(SignatureScheme)} must be RoaHmacSha1 or Acs3.");
        }

        if (UnknownOutcomeLeaseDuration < TimeSpan.Zero || UnknownOutcomeLeaseDuration > TimeSpan.FromDays(1))
        {
            faults.Add($"{nameof(UnknownOutcomeLeaseDuration)} must be zero to one day.");
        }
    }
}
