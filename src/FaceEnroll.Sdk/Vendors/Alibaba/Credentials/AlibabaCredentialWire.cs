using System.Text.Json.Serialization;

namespace FaceEnroll.Sdk.AlibabaCredentials;

/// <summary>Keys as the metadata service and a credentials URI give them, and as a part of STS's replies.</summary>
internal sealed class AlibabaTemporaryKeys
{
    /// <summary><c>Success</c>; not part of STS's replies.</summary>
    public string? Code { get; set; }

    public string? AccessKeyId { get; set; }

    public string? AccessKeySecret { get; set; }

    public string? SecurityToken { get; set; }

    /// <summary>ISO 8601, UTC.</summary>
    public string? Expiration { get; set; }
}

/// <summary>A reply of the Security Token Service.</summary>
internal sealed class AlibabaStsReply
{
    /// <summary>Present in errors only.</summary>
    public string? Code { get; set; }

    public AlibabaTemporaryKeys? Credentials { get; set; }
}

/// <summary>The Aliyun CLI's file.</summary>
internal sealed class AlibabaCliConfiguration
{
    [JsonPropertyName("current")]
    public string? Current { get; set; }

    [JsonPropertyName("profiles")]
    public List<AlibabaProfile?>? Profiles { get; set; }
}

/// <summary>A profile, with the names of the Aliyun CLI's file; the ini file's names are mapped to them.</summary>
internal sealed class AlibabaProfile
{
    [JsonPropertyName("name")]
    public string? Name { get; set; }

    [JsonPropertyName("mode")]
    public string? Mode { get; set; }

    [JsonPropertyName("access_key_id")]
    public string? AccessKeyId { get; set; }

    [JsonPropertyName("access_key_secret")]
    public string? AccessKeySecret { get; set; }

    [JsonPropertyName("sts_token")]
    public string? SecurityToken { get; set; }

    [JsonPropertyName("ram_role_arn")]
    public string? RoleArn { get; set; }

    [JsonPropertyName("ram_session_name")]
    public string? RoleSessionName { get; set; }

    /// <summary>Seconds; missing or 0 for the vendor's default.</summary>
    [JsonPropertyName("expired_seconds")]
    public int? DurationSeconds { get; set; }

    [JsonPropertyName("policy")]
    public string? Policy { get; set; }

    [JsonPropertyName("external_id")]
    public string? ExternalId { get; set; }

    [JsonPropertyName("sts_region")]
    public string? StsRegion { get; set; }

    [JsonPropertyName("enable_vpc")]
    public bool? UseVpc { get; set; }

    [JsonPropertyName("ram_role_name")]
    public string? InstanceRoleName { get; set; }

    [JsonPropertyName("oidc_provider_arn")]
    public string? OidcProviderArn { get; set; }

    [JsonPropertyName("oidc_token_file")]
    public string? OidcTokenFile { get; set; }

    [JsonPropertyName("source_profile")]
    public string? SourceProfile { get; set; }
}

[JsonSourceGenerationOptions(MaxDepth = 16, NumberHandling = JsonNumberHandling.AllowReadingFromString)]
[JsonSerializable(typeof(AlibabaTemporaryKeys))]
[JsonSerializable(typeof(AlibabaStsReply))]
[JsonSerializable(typeof(AlibabaCliConfiguration))]
internal sealed partial class AlibabaCredentialJson : JsonSerializerContext;
