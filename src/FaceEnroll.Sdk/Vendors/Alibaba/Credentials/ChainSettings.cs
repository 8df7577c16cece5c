namespace FaceEnroll.Sdk.AlibabaCredentials;

/// <summary>The chain's options, backed by the vendor's variables, which are read anew each time.</summary>
internal sealed class ChainSettings(AlibabaCredentialChainOptions options)
{
    public const string ProfileVariable = "ALIBABA_CLOUD_PROFILE";
    public const string CliDisabledVariable = "ALIBABA_CLOUD_CLI_PROFILE_DISABLED";
    public const string CredentialsFileVariable = "ALIBABA_CLOUD_CREDENTIALS_FILE";
    public const string MetadataDisabledVariable = "ALIBABA_CLOUD_ECS_METADATA_DISABLED";
    public const string SessionNameVariable = "ALIBABA_CLOUD_ROLE_SESSION_NAME";

    public TimeProvider TimeProvider => options.TimeProvider;

    public string? ProfileName => NotEmpty(options.ProfileName) ?? Variable(ProfileVariable);

    public bool UsesCliProfile => options.UseCliProfile ?? !Flag(CliDisabledVariable);

    public CredentialFile CliFile =>
        NotEmpty(options.CliConfigurationFile) is { } path
            ? new CredentialFile(path, "the file of " + nameof(options.CliConfigurationFile), isRequired: true)
            : Default(".aliyun", "config.json");

    /// <summary>In the order in which they are looked for.</summary>
    public CredentialFile[] IniFiles =>
        NotEmpty(options.CredentialsFile) is { } path
            ? [new CredentialFile(path, "the file of " + nameof(options.CredentialsFile), isRequired: true)]
        : Variable(CredentialsFileVariable) is { } named
            ? [new CredentialFile(named, "the file of " + CredentialsFileVariable, isRequired: true)]
        // The vendor's page names the second, its .NET package reads the first.
        : [Default(".alibabacloud", "credentials.ini"), Default(".alibabacloud", "credentials")];

    public bool UsesMetadata => options.UseInstanceMetadata ?? !Flag(MetadataDisabledVariable);

    public bool AllowsMetadataWithoutToken =>
        options.AllowMetadataWithoutToken ?? !Flag("ALIBABA_CLOUD_IMDSV1_DISABLED");

    public string? InstanceRoleName => NotEmpty(options.InstanceRoleName) ?? Variable("ALIBABA_CLOUD_ECS_METADATA");

    /// <summary>The value of a variable; null when it is not set or empty.</summary>
    public string? Variable(string name) => NotEmpty(options.Environment(name));

    /// <summary>The host that gives tokens.</summary>
    /// <param name="region">A profile's; null for the variable's.</param>
    /// <param name="useVpc">A profile's; null for the variable's.</param>
    /// <exception cref="AlibabaCredentialException">It is not a region name.</exception>
    public Uri StsEndpoint(string? region = null, bool? useVpc = null)
    {
        if (options.StsEndpoint is { } endpoint)
        {
            return endpoint;
        }

        region = NotEmpty(region) ?? Variable("ALIBABA_CLOUD_STS_REGION");
        if (region is null)
        {
            return new Uri("https://sts.aliyuncs.com");
        }

        if (!AlibabaGuardrails.AlibabaGuardrailsEndpoints.IsRegion(region))
        {
            // It becomes part of a host name.
            throw new AlibabaCredentialException("the STS region must be lower-case letters, digits and hyphens");
        }

        var vpc = useVpc ?? Flag("ALIBABA_CLOUD_VPC_ENDPOINT_ENABLED") ? "-vpc" : "";
        return new Uri($"https://sts{vpc}.{region}.aliyuncs.com");
    }

    public static string? NotEmpty(string? text) => string.IsNullOrEmpty(text) ? null : text;

    private bool Flag(string variable) =>
        string.Equals(Variable(variable)?.Trim(), "true", StringComparison.OrdinalIgnoreCase);

    private CredentialFile Default(string folder, string name) =>
        new(
            options.HomeDirectory.Length == 0 ? null : Path.Combine(options.HomeDirectory, folder, name),
            $"~/{folder}/{name}",
            isRequired: false
        );
}
