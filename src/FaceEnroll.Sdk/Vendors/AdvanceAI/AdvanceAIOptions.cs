using System.Runtime.Serialization;
using System.Text.Json.Serialization;

namespace FaceEnroll.Sdk.AdvanceAI;

/// <summary>Options of an ADVANCE.AI face-search registration.</summary>
public sealed class AdvanceAIOptions : FaceEnrollmentOptions
{
    /// <summary>
    /// Access key. When no key is set, ADVANCE_AI_ACCESS_KEY and ADVANCE_AI_SECRET_KEY are read; the vendor has no
    /// convention, these names are this library's own.
    /// </summary>
    [JsonIgnore, IgnoreDataMember]
    public string? AccessKey { get; set; }

    /// <summary>Secret key of <see cref="AccessKey"/>; it is never sent.</summary>
    [JsonIgnore, IgnoreDataMember]
    public string? SecretKey { get; set; }

    /// <summary>
    /// Where the faces go. Required unless <see cref="FaceEnrollmentOptions.Endpoint"/> is set, which then is the host of
    /// both the token and the calls.
    /// </summary>
    /// <value>Null by default: where biometrics go is never guessed.</value>
    public AdvanceAIRegion? Region { get; set; }

    /// <summary>
    /// <c>faceSetId</c> of the face set to add to, 1 to 256 characters (this library's own bound). Required;
    /// <see cref="FaceEnrollmentRequest.LibraryId"/> overrides it for one call.
    /// </summary>
    public string? LibraryId { get; set; }

    /// <summary>
    /// How long the access tokens that this client asks for live (<c>periodSecond</c>). A token serves all calls until
    /// shortly before its end; the client gets the next one by itself.
    /// </summary>
    /// <value>1 hour by default; 1 minute to 24 hours, in whole seconds.</value>
    public TimeSpan TokenLifetime { get; set; } = TimeSpan.FromHours(1);

    /// <summary>
    /// Appends a dot and an id of the operation to every <c>externalReferenceId</c>, so that a search can tell a lost add
    /// from an earlier one of the same person. The result says which reference was sent.
    /// </summary>
    /// <value>False by default: the reference is the person's id.</value>
    public bool UniqueExternalReference { get; set; }

    /// <summary>
    /// Lets reconciliation search with the picture, which is charged and which the vendor keeps for 60 days. Needs
    /// <see cref="UniqueExternalReference"/>.
    /// </summary>
    /// <value>False by default: a lost call then stays undecidable.</value>
    public bool ReconcileBySearch { get; set; }

    /// <summary>What configuration may give here.</summary>
    internal static OptionNames Names { get; } =
        CommonNames.With(
            new OptionNames
            {
                Values =
                [
                    OptionName.Text(nameof(AccessKey)),
                    OptionName.Text(nameof(SecretKey)),
                    OptionName.Choice<AdvanceAIRegion>(nameof(Region)),
                    OptionName.Text(nameof(LibraryId)),
                    OptionName.Switch(nameof(UniqueExternalReference)),
                    OptionName.Switch(nameof(ReconcileBySearch)),
                    OptionName.Time(nameof(TokenLifetime)),
                ],
            }
        );

    /// <summary>Reads the credentials of every registration.</summary>
    internal static CredentialSource CredentialSource { get; } =
        new(
            // The vendor has no convention; the names are this library's own.
            new EnvironmentCredentials("ADVANCE_AI_ACCESS_KEY", "ADVANCE_AI_SECRET_KEY"),
            "AccessKey and SecretKey"
        );

    internal override FaceVendor Vendor => FaceVendor.AdvanceAI;

    internal override OptionNames OptionNames => Names;

    internal override CredentialSource Credentials => CredentialSource;

    internal override Uri EffectiveEndpoint =>
        Endpoint
        ?? (Region is { } region ? AdvanceAIEndpoints.ForRegion(region) : throw new InvalidOperationException());

    internal override bool KeysInHeaders => false;

    internal override bool HasAnyKey => !string.IsNullOrEmpty(AccessKey) || !string.IsNullOrEmpty(SecretKey);

    internal override FaceEnrollmentCredentials? StaticCredentials() =>
        string.IsNullOrEmpty(AccessKey) || string.IsNullOrEmpty(SecretKey)
            ? null
            : new FaceEnrollmentCredentials(AccessKey!, SecretKey!);

    internal override void Validate(ICollection<string> faults)
    {
        FaceEnrollmentOptionsRules.Common(this, faults);
        FaceEnrollmentOptionsRules.Keys(
            this,
            (nameof(AccessKey), AccessKey),
            (nameof(SecretKey), SecretKey),
            ("Token", null),
            faults
        );
        FaceEnrollmentOptionsRules.Id(
            LibraryId,
            AdvanceAILimits.Instance.LibraryId,
            nameof(LibraryId),
            required: true,
            faults
        );
        if (Region is null ? Endpoint is null : Region is < AdvanceAIRegion.Singapore or > AdvanceAIRegion.Mexico)
        {
            faults.Add(
                $"{nameof(Region)} must be Singapore, Philippines, Thailand, Malaysia, Indonesia or Mexico, unless "
                    + "Endpoint is set."
            );
        }

        if (ReconcileBySearch && !UniqueExternalReference)
        {
            faults.Add($"{nameof(UniqueExternalReference)} must be true where {nameof(ReconcileBySearch)} is.");
        }

        if (
            TokenLifetime < TimeSpan.FromMinutes(1)
            || TokenLifetime > TimeSpan.FromDays(1)
            || TokenLifetime.Ticks % TimeSpan.TicksPerSecond != 0
        )
        {
            faults.Add($"{nameof(TokenLifetime)} must be 1 minute to 24 hours, in whole seconds.");
        }
    }
}
