using System.Runtime.Serialization;
using System.Text.Json.Serialization;

namespace FaceEnroll.Sdk;

/// <summary>Options of an <see cref="AlibabaCredentialChain"/>. For what is left out, the vendor's variables count.</summary>
/// <remarks>Set them before the chain is made; it does not look for later changes.</remarks>
public sealed class AlibabaCredentialChainOptions
{
    /// <summary>
    /// The HttpClient for every request of the chain. It must not follow redirects, should use no proxy for
    /// 100.100.100.200, and the chain does not dispose it.
    /// </summary>
    /// <value>Null by default: clients of the process, the one for the metadata service without a proxy.</value>
    [JsonIgnore, IgnoreDataMember]
    public HttpClient? HttpClient { get; set; }

    /// <summary>The clock.</summary>
    /// <value><see cref="TimeProvider.System"/> by default.</value>
    [JsonIgnore, IgnoreDataMember]
    public TimeProvider TimeProvider { get; set; } = TimeProvider.System;

    /// <summary>The time that one request may take, from the connection to the last byte of the reply.</summary>
    /// <value>
    /// 5 seconds by default; greater than zero, at most one minute. Away from Alibaba Cloud the chain asks the metadata
    /// service twice before it gives up.
    /// </value>
    public TimeSpan RequestTimeout { get; set; } = TimeSpan.FromSeconds(5);

    /// <summary>The profile to read, in both files.</summary>
    /// <value>
    /// Null by default: ALIBABA_CLOUD_PROFILE, else the CLI's current profile and the other file's <c>default</c>.
    /// </value>
    public string? ProfileName { get; set; }

    /// <summary>Whether the Aliyun CLI's file is read.</summary>
    /// <value>Null by default: unless ALIBABA_CLOUD_CLI_PROFILE_DISABLED is <c>true</c>.</value>
    public bool? UseCliProfile { get; set; }

    /// <summary>The Aliyun CLI's file. A file that is named here must exist.</summary>
    /// <value>Null by default: <c>~/.aliyun/config.json</c>.</value>
    public string? CliConfigurationFile { get; set; }

    /// <summary>The ini file of profiles. A file that is named, here or by the variable, must exist.</summary>
    /// <value>
    /// Null by default: ALIBABA_CLOUD_CREDENTIALS_FILE, else <c>~/.alibabacloud/credentials.ini</c>, else
    /// <c>~/.alibabacloud/credentials</c>.
    /// </value>
    public string? CredentialsFile { get; set; }

    /// <summary>Whether the metadata service of ECS instances may be asked, by profiles too.</summary>
    /// <value>Null by default: unless ALIBABA_CLOUD_ECS_METADATA_DISABLED is <c>true</c>.</value>
    public bool? UseInstanceMetadata { get; set; }

    /// <summary>Whether the metadata service may be asked without a token (IMDSv1) where it gives none.</summary>
    /// <value>Null by default: unless ALIBABA_CLOUD_IMDSV1_DISABLED is <c>true</c>.</value>
    public bool? AllowMetadataWithoutToken { get; set; }

    /// <summary>The instance's RAM role.</summary>
    /// <value>Null by default: ALIBABA_CLOUD_ECS_METADATA, else the metadata service is asked for the name.</value>
    public string? InstanceRoleName { get; set; }

    /// <summary>
    /// Scheme, host and port of the Security Token Service. An absolute https URI without path and query; plain http is
    /// accepted for loopback only.
    /// </summary>
    /// <value>
    /// Null by default: <c>https://sts.REGION.aliyuncs.com</c> with the profile's region or ALIBABA_CLOUD_STS_REGION
    /// (<c>sts-vpc</c> where the profile or ALIBABA_CLOUD_VPC_ENDPOINT_ENABLED says so), else
    /// <c>https://sts.aliyuncs.com</c>.
    /// </value>
    public Uri? StsEndpoint { get; set; }

    /// <summary>The type's name only.</summary>
    /// <returns>The type's name.</returns>
    public override string ToString() => nameof(AlibabaCredentialChainOptions);

    /// <summary>Reads a variable.</summary>
    internal Func<string, string?> Environment { get; set; } = System.Environment.GetEnvironmentVariable;

    /// <summary>Where <c>~</c> is; empty where that is not known.</summary>
    internal string HomeDirectory { get; set; } =
        System.Environment.GetFolderPath(System.Environment.SpecialFolder.UserProfile);
}
