using System.Text.Json;
using System.Text.Json.Serialization;
using FaceEnroll.Sdk.Primitives;

namespace FaceEnroll.Sdk.FinAuth;

/// <summary>The members of all operations that are called here; each reply has some of them.</summary>
internal sealed class FinAuthResponse
{
    [JsonPropertyName("request_id")]
    [JsonConverter(typeof(OptionalTextConverter))]
    public string? RequestId { get; set; }

    [JsonPropertyName("time_used")]
    [JsonConverter(typeof(OptionalTextConverter))]
    public string? TimeUsed { get; set; }

    [JsonPropertyName("group_id")]
    [JsonConverter(typeof(OptionalTextConverter))]
    public string? GroupId { get; set; }

    [JsonPropertyName("face_token")]
    [JsonConverter(typeof(TextConverter))]
    public string? FaceToken { get; set; }

    /// <summary>The page's field; its table's heading has the name below, which sibling APIs really use.</summary>
    [JsonPropertyName("error")]
    [JsonConverter(typeof(TextConverter))]
    public string? Error { get; set; }

    [JsonPropertyName("error_message")]
    [JsonConverter(typeof(TextConverter))]
    public string? ErrorMessage { get; set; }

    [JsonPropertyName("info")]
    public FinAuthFace? Info { get; set; }

    [JsonPropertyName("face_count")]
    [JsonConverter(typeof(OptionalTextConverter))]
    public string? FaceCount { get; set; }

    [JsonPropertyName("face_tokens")]
    public List<FinAuthFace>? FaceTokens { get; set; }

    /// <summary>Where a list continues; no page says what stands here at its end.</summary>
    [JsonPropertyName("next")]
    [JsonConverter(typeof(OptionalTextConverter))]
    public string? Next { get; set; }

    [JsonExtensionData]
    public Dictionary<string, JsonElement>? Others { get; set; }
}

/// <summary>A face in a library, as face_info, list and search show it.</summary>
internal sealed class FinAuthFace
{
    [JsonPropertyName("face_token")]
    [JsonConverter(typeof(TextConverter))]
    public string? FaceToken { get; set; }

    [JsonPropertyName("user_id")]
    [JsonConverter(typeof(OptionalTextConverter))]
    public string? UserId { get; set; }

    /// <summary>Unix milliseconds.</summary>
    [JsonPropertyName("add_time")]
    [JsonConverter(typeof(OptionalTextConverter))]
    public string? AddTime { get; set; }
}

[JsonSourceGenerationOptions(MaxDepth = 16)]
[JsonSerializable(typeof(FinAuthResponse))]
[JsonSerializable(typeof(FinAuthFace))]
internal sealed partial class FinAuthJson : JsonSerializerContext;
