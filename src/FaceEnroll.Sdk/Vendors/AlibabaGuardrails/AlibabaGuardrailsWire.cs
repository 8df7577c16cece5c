using System.Text.Json;
using System.Text.Json.Serialization;

namespace FaceEnroll.Sdk.AlibabaGuardrails;

/// <summary>
/// Every reply, the service's and the gateway's: examples and tables write the names in different cases. Members are read
/// by what they turn out to be, so that an odd one does not hide a code that is there.
/// </summary>
internal sealed class AlibabaGuardrailsEnvelope
{
    [JsonPropertyName("code")]
    public JsonElement Code { get; set; }

    /// <summary>The service's text.</summary>
    [JsonPropertyName("msg")]
    public JsonElement Msg { get; set; }

    /// <summary>The gateway's text.</summary>
    [JsonPropertyName("message")]
    public JsonElement Message { get; set; }

    [JsonPropertyName("requestId")]
    public JsonElement RequestId { get; set; }

    /// <summary>An object; on errors also nothing, or empty in some other way.</summary>
    [JsonPropertyName("data")]
    public JsonElement Data { get; set; }
}

/// <summary>The members of data of all operations that are called here; each reply has some of them.</summary>
internal sealed class AlibabaGuardrailsData
{
    [JsonPropertyName("code")]
    public JsonElement Code { get; set; }

    [JsonPropertyName("personId")]
    public JsonElement PersonId { get; set; }

    [JsonPropertyName("groupIds")]
    public JsonElement GroupIds { get; set; }

    /// <summary>What older tables call <see cref="GroupIds"/>.</summary>
    [JsonPropertyName("groupId")]
    public JsonElement GroupId { get; set; }

    /// <summary>An array of <see cref="AlibabaGuardrailsItem"/>.</summary>
    [JsonPropertyName("faceImageItems")]
    public JsonElement FaceImageItems { get; set; }

    [JsonPropertyName("faceIds")]
    public JsonElement FaceIds { get; set; }
}

internal sealed class AlibabaGuardrailsItem
{
    /// <summary>A bare number above 2^53 in every sample, a string wherever it is an input.</summary>
    [JsonPropertyName("faceId")]
    public JsonElement FaceId { get; set; }

    [JsonPropertyName("success")]
    public JsonElement Success { get; set; }

    /// <summary>On no page.</summary>
    [JsonPropertyName("msg")]
    public JsonElement Msg { get; set; }
}

/// <summary>Texts that may come as numbers: the digits are kept as they came.</summary>
internal static class AlibabaGuardrailsText
{
    public static bool IsMissing(JsonElement element) =>
        element.ValueKind is JsonValueKind.Undefined or JsonValueKind.Null;

    /// <summary>Null when it is neither text nor number, or empty.</summary>
    public static string? Of(JsonElement element)
    {
        try
        {
            var text = element.ValueKind switch
            {
                JsonValueKind.String => element.GetString(),
                JsonValueKind.Number => element.GetRawText(),
                _ => null,
            };
            return string.IsNullOrEmpty(text) ? null : text;
        }
        catch (InvalidOperationException)
        {
            // Half a surrogate pair: a message cut in the middle of a character.
            return null;
        }
    }

    /// <summary>A list of texts, or one text; null when it is anything else or an entry is.</summary>
    public static List<string>? ListOf(JsonElement element)
    {
        if (element.ValueKind != JsonValueKind.Array)
        {
            return Of(element) is { } single ? [single] : null;
        }

        var list = new List<string>();
        foreach (var entry in element.EnumerateArray())
        {
            if (Of(entry) is not { } text)
            {
                return null;
            }

            list.Add(text);
        }

        return list;
    }
}

[JsonSourceGenerationOptions(
    PropertyNameCaseInsensitive = true,
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    MaxDepth = 16
)]
[JsonSerializable(typeof(AlibabaGuardrailsEnvelope))]
[JsonSerializable(typeof(AlibabaGuardrailsData))]
[JsonSerializable(typeof(AlibabaGuardrailsItem))]
[JsonSerializable(typeof(AlibabaGuardrailsClientInfo))]
internal sealed partial class AlibabaGuardrailsJson : JsonSerializerContext;
