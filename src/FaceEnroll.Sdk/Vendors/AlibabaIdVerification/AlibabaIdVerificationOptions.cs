using System.Runtime.Serialization;
using System.Text.Json.Serialization;
using FaceEnroll.Sdk.Signing;

namespace FaceEnroll.Sdk.AlibabaIdVerification;

/// <summary>Options of an Alibaba Cloud ID Verification registration.</summary>
public sealed class AlibabaIdVerificationOptions : FaceEnrollmentOptions
{
    /// <summary>
    /// AccessKey ID. When no key is set, ALIBABA_CLOUD_ACCESS_KEY_ID, ALIBABA_CLOUD_ACCESS_KEY_SECRET and
    /// ALIBABA_CLOUD_SECURITY_TOKEN are read.
    /// </summary>
    [JsonIgnore, IgnoreDataMember]
    public string? AccessKeyId { get; set; }

    /// <summary>AccessKey secret of <see cref="AccessKeyId"/>.</summary>
    [JsonIgnore, IgnoreDataMember]
    public string? AccessKeySecret { get; set; }

    /// <summary>STS token of temporary credentials; null for permanent ones.</summary>
    [JsonIgnore, IgnoreDataMember]
    public string? SecurityToken { get; set; }

    /// <summary>
    /// The face group's code (FaceGroupCode), as the vendor's console shows it. Required; a request's
    /// <see cref="FaceEnrollmentRequest.LibraryId"/> overrides it.
    /// </summary>
    public string? LibraryId { get; set; }

    /// <summary>
    /// The region where the face group is, one of <see cref="AlibabaIdVerificationEndpoints.Regions"/>, for example
    /// <c>ap-southeast-1</c>. It chooses the host and is named when an upload is authorized. Required unless
    /// <see cref="FaceEnrollmentOptions.Endpoint"/> is one of the vendor's hosts, which tells it: data is isolated between
    /// regions, so there is no default.
    /// </summary>
    public string? Region { get; set; }

    /// <summary>
    /// Calls the region's VPC host, from inside Alibaba Cloud. Uploads still go to public hosts unless
    /// <see cref="UploadNetwork"/> and <see cref="OpenPlatformEndpoint"/> say otherwise.
    /// </summary>
    /// <value>False by default.</value>
    public bool UseVpc { get; set; }

    /// <summary>How requests are signed.</summary>
    /// <value>
    /// <see cref="AlibabaIdVerificationSignatureScheme.Acs3HmacSha256"/> by default: it is what the vendor's own SDKs of
    /// this product send and what its pages recommend, it signs with SHA-256 instead of SHA-1, and it keeps key id and
    /// token out of the body.
    /// </value>
    public AlibabaIdVerificationSignatureScheme SignatureScheme { get; set; }

    /// <summary>
    /// Uploads every picture that is content, not only those above 1,000,000 bytes. Costs two more requests a call.
    /// </summary>
    /// <value>False by default.</value>
    public bool ForceUpload { get; set; }

    /// <summary>Over which of OSS's networks pictures are uploaded.</summary>
    /// <value><see cref="AlibabaIdVerificationUploadNetwork.Public"/> by default.</value>
    public AlibabaIdVerificationUploadNetwork UploadNetwork { get; set; }

    /// <summary>
    /// Where the upload form is posted, exactly as given, instead of the OSS host that the vendor's reply names. An
    /// absolute https URI; plain http is taken for loopback only.
    /// </summary>
    /// <value>Null by default: <c>https://BUCKET.oss-REGION.aliyuncs.com/</c>, and no host of any other form.</value>
    [JsonIgnore, IgnoreDataMember]
    public Uri? UploadEndpoint { get; set; }

    /// <summary>
    /// Scheme, host and port that authorize uploads. Required where <see cref="FaceEnrollmentOptions.Endpoint"/> is none of the
    /// vendor's hosts: uploads would be authorized past it.
    /// </summary>
    /// <value>Null by default: <see cref="AlibabaIdVerificationEndpoints.OpenPlatform"/>.</value>
    public Uri? OpenPlatformEndpoint { get; set; }

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
                    OptionName.Text(nameof(LibraryId)),
                    OptionName.Text(nameof(Region)),
                    OptionName.Switch(nameof(UseVpc)),
                    OptionName.Choice<AlibabaIdVerificationSignatureScheme>(nameof(SignatureScheme)),
                    OptionName.Switch(nameof(ForceUpload)),
                    OptionName.Choice<AlibabaIdVerificationUploadNetwork>(nameof(UploadNetwork)),
                    OptionName.Uri(nameof(UploadEndpoint)),
                    OptionName.Uri(nameof(OpenPlatformEndpoint)),
                ],
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

    internal override FaceVendor Vendor => FaceVendor.AlibabaIdVerification;

    internal override OptionNames OptionNames => Names;

    internal override CredentialSource Credentials => CredentialSource;

    internal override Uri EffectiveEndpoint => Endpoint ?? AlibabaIdVerificationEndpoints.ForRegion(Region!, UseVpc);

    /// <summary>The region, even when only its host was given; never null when the options are valid.</summary>
    internal string? EffectiveRegion =>
        !string.IsNullOrEmpty(Region) ? Region
        : Endpoint is { } endpoint ? AlibabaIdVerificationEndpoints.RegionOf(endpoint)
        : null;

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
        FaceEnrollmentOptionsRules.Id(
            LibraryId,
            AlibabaIdVerificationLimits.LibraryId,
            nameof(LibraryId),
            required: true,
            faults
        );
        ValidateRegion(faults);
        FaceEnrollmentOptionsRules.Endpoint(OpenPlatformEndpoint, nameof(OpenPlatformEndpoint), faults);
        FaceEnrollmentOptionsRules.Target(UploadEndpoint, nameof(UploadEndpoint), faults);
        if (SignatureScheme is < 0 or > AlibabaIdVerificationSignatureScheme.RpcHmacSha1)
        {
            faults.Add($"{nameof(SignatureScheme)} must be Acs3HmacSha256 or RpcHmacSha1.");
        }

        if (UploadNetwork is < 0 or > AlibabaIdVerificationUploadNetwork.Accelerate)
        {
            faults.Add($"{nameof(UploadNetwork)} must be Public, Internal or Accelerate.");
        }
    }

    private void ValidateRegion(ICollection<string> faults)
    {
        if (Endpoint is { IsAbsoluteUri: false })
        {
            // It has no host to check, and another fault says so already.
        }
        else if (Endpoint is not null)
        {
            // The host is given: the region only goes into requests, and may be one that the vendor's page does not list yet.
            FaceEnrollmentOptionsRules.Id(Region, new FaceIdRule(64, "-"), nameof(Region), required: false, faults);
            var ofHost = AlibabaIdVerificationEndpoints.RegionOf(Endpoint);
            if (ofHost is not null && EffectiveRegion != ofHost)
            {
                faults.Add(
                    $"{nameof(Region)} must be {ofHost}, which {nameof(Endpoint)}'s host is in, or not be set: uploads name it."
                );
            }

            if (ofHost is null && OpenPlatformEndpoint is null)
            {
                // Small pictures would go to the endpoint, and the signed requests of larger ones past it.
                faults.Add(
                    $"{nameof(OpenPlatformEndpoint)} is not set: {nameof(Endpoint)} is none of the vendor's hosts, and uploads "
                        + $"would be authorized past it; {AlibabaIdVerificationEndpoints.OpenPlatform.Host} is the vendor's."
                );
            }

            if (EffectiveRegion is null)
            {
                // Without it the vendor authorizes no upload: small pictures would pass, but those above 1,000,000 bytes would fail.
                faults.Add(
                    $"{nameof(Region)} is not set: {nameof(Endpoint)} is none of the vendor's hosts and does not tell it, "
                        + "and uploads name it."
                );
            }

            if (UseVpc)
            {
                faults.Add($"{nameof(UseVpc)} must not be set together with {nameof(Endpoint)}.");
            }
        }
        else if (string.IsNullOrEmpty(Region) || !AlibabaIdVerificationEndpoints.IsListed(Region!))
        {
            faults.Add(
                $"{nameof(Region)} must be one of {string.Join(", ", AlibabaIdVerificationEndpoints.Regions)}; for another, "
                    + $"set {nameof(Endpoint)} to its host besides."
            );
        }
    }
}
