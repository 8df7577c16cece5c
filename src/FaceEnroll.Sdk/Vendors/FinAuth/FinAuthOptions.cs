using System.Runtime.Serialization;
using System.Text.Json.Serialization;

namespace FaceEnroll.Sdk.FinAuth;

/// <summary>Options of a FinAuth FaceSearch registration.</summary>
public sealed class FinAuthOptions : FaceEnrollmentOptions
{
    private static readonly TimeSpan s_shortestValidity = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan s_longestValidity = TimeSpan.FromHours(1);

    /// <summary>
    /// api_key. When no key is set, FINAUTH_API_KEY and FINAUTH_API_SECRET are read; the vendor has no convention, these
    /// names are this library's own.
    /// </summary>
    [JsonIgnore, IgnoreDataMember]
    public string? ApiKey { get; set; }

    /// <summary>api_secret of <see cref="ApiKey"/>.</summary>
    [JsonIgnore, IgnoreDataMember]
    public string? ApiSecret { get; set; }

    /// <summary>
    /// <c>group_id</c> of the face library to add to: 1 to 48 of ASCII letters, digits and <c>-%@#&amp;_</c>. Required;
    /// <see cref="FaceEnrollmentRequest.LibraryId"/> overrides it for one call.
    /// </summary>
    public string? LibraryId { get; set; }

    /// <summary>
    /// How long a request's sign is valid. A sign covers nothing of the request, so whoever sees it can use it until
    /// then; finding out what a lost call did has to wait it out. It must outlast the upload of a picture.
    /// </summary>
    /// <value>100 seconds by default; 10 seconds to 1 hour, in whole seconds.</value>
    public TimeSpan SignatureValidity { get; set; } = TimeSpan.FromSeconds(100);

    /// <summary>Sends the picture as base64 text (<c>image</c>) instead of as a file (<c>file</c>): a third longer.</summary>
    /// <value>False by default.</value>
    public bool SendAsBase64 { get; set; }

    /// <summary>
    /// Most pages of 1,000 faces that finding out what a lost call did reads from the end of the library's list. A list longer
    /// than that, back to the call, is incomplete: a face that is not found then proves nothing.
    /// </summary>
    /// <value>20 by default; 1 to 5,000 (five million faces, the vendor's most).</value>
    public int MaxReadBackPages { get; set; } = 20;

    /// <summary>What configuration may give here.</summary>
    internal static OptionNames Names { get; } =
        CommonNames.With(
            new OptionNames
            {
                Values =
                [
                    OptionName.Text(nameof(ApiKey)),
                    OptionName.Text(nameof(ApiSecret)),
                    OptionName.Text(nameof(LibraryId)),
                    OptionName.Switch(nameof(SendAsBase64)),
                    OptionName.Integer(nameof(MaxReadBackPages)),
                    OptionName.Time(nameof(SignatureValidity)),
                ],
            }
        );

    /// <summary>Reads the credentials of every registration.</summary>
    internal static CredentialSource CredentialSource { get; } =
        new(
            // The vendor has no convention; the names are this library's own.
            new EnvironmentCredentials("FINAUTH_API_KEY", "FINAUTH_API_SECRET"),
            "ApiKey and ApiSecret"
        );

    internal override FaceVendor Vendor => FaceVendor.FinAuth;

    internal override OptionNames OptionNames => Names;

    internal override CredentialSource Credentials => CredentialSource;

    internal override Uri EffectiveEndpoint => Endpoint ?? FinAuthEndpoints.Singapore;

    internal override bool KeysInHeaders => false;

    internal override bool HasAnyKey => !string.IsNullOrEmpty(ApiKey) || !string.IsNullOrEmpty(ApiSecret);

    internal override FaceEnrollmentCredentials? StaticCredentials() =>
        string.IsNullOrEmpty(ApiKey) || string.IsNullOrEmpty(ApiSecret)
            ? null
            : new FaceEnrollmentCredentials(ApiKey!, ApiSecret!);

    internal override void Validate(ICollection<string> faults)
    {
        FaceEnrollmentOptionsRules.Common(this, faults);
        FaceEnrollmentOptionsRules.Keys(
            this,
            (nameof(ApiKey), ApiKey),
            (nameof(ApiSecret), ApiSecret),
            ("Token", null),
            faults
        );
        FaceEnrollmentOptionsRules.Id(
            LibraryId,
            FinAuthLimits.Instance.LibraryId,
            nameof(LibraryId),
            required: true,
            faults
        );
        if (
            SignatureValidity < s_shortestValidity
            || SignatureValidity > s_longestValidity
            || SignatureValidity.Ticks % TimeSpan.TicksPerSecond != 0
        )
        {
            faults.Add($"{nameof(SignatureValidity)} must be 10 seconds to 1 hour, in whole seconds.");
        }

        if (MaxReadBackPages is < 1 or > 5000)
        {
            faults.Add($"{nameof(MaxReadBackPages)} must be 1 to 5,000.");
        }
    }
}
