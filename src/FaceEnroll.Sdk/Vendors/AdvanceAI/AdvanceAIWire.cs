using System.Text.Json;
using System.Text.Json.Serialization;
using FaceEnroll.Sdk.Primitives;

namespace FaceEnroll.Sdk.AdvanceAI;

/// <summary>The envelope of every reply.</summary>
internal sealed class AdvanceAIEnvelope
{
    [JsonPropertyName("code")]
    [JsonConverter(typeof(TextConverter))]
    public string? Code { get; set; }

    [JsonPropertyName("message")]
    [JsonConverter(typeof(OptionalTextConverter))]
    public string? Message { get; set; }

    [JsonPropertyName("transactionId")]
    [JsonConverter(typeof(OptionalTextConverter))]
    public string? TransactionId { get; set; }

    [JsonPropertyName("pricingStrategy")]
    [JsonConverter(typeof(OptionalTextConverter))]
    public string? PricingStrategy { get; set; }

    /// <summary>Each operation has its own; null on failure.</summary>
    [JsonPropertyName("data")]
    public JsonElement Data { get; set; }
}

/// <summary>A token's <c>data</c>.</summary>
internal sealed class AdvanceAITokenData
{
    [JsonPropertyName("token")]
    public string? Token { get; set; }

    /// <summary>Unix milliseconds.</summary>
    [JsonPropertyName("expiredTime")]
    [JsonConverter(typeof(OptionalTextConverter))]
    public string? ExpiredTime { get; set; }
}

/// <summary>A search's <c>data</c>.</summary>
internal sealed class AdvanceAISearchData
{
    [JsonPropertyName("faceReferences")]
    public List<AdvanceAIFace?>? FaceReferences { get; set; }
}

/// <summary>A face of a face set; only the members that finding it again needs.</summary>
internal sealed class AdvanceAIFace
{
    [JsonPropertyName("id")]
    [JsonConverter(typeof(TextConverter))]
    public string? Id { get; set; }

    [JsonPropertyName("externalReferenceId")]
    [JsonConverter(typeof(OptionalTextConverter))]
    public string? ExternalReferenceId { get; set; }

    /// <summary>ISO 8601 without a zone, with a varying number of fraction digits.</summary>
    [JsonPropertyName("createdAt")]
    [JsonConverter(typeof(OptionalTextConverter))]
    public string? CreatedAt { get; set; }

    /// <summary>Set where the face was deleted.</summary>
    [JsonPropertyName("deletedAt")]
    [JsonConverter(typeof(OptionalTextConverter))]
    public string? DeletedAt { get; set; }
}

[JsonSourceGenerationOptions(MaxDepth = 16)]
[JsonSerializable(typeof(AdvanceAIEnvelope))]
[JsonSerializable(typeof(AdvanceAITokenData))]
[JsonSerializable(typeof(AdvanceAISearchData))]
[JsonSerializable(typeof(AdvanceAIFace))]
internal sealed partial class AdvanceAIJson : JsonSerializerContext;
