using System.Text.Json;
using System.Text.Json.Serialization;
using FaceEnroll.Sdk.Primitives;

namespace FaceEnroll.Sdk.TencentCloud;

/// <summary>The members of all operations that are called here; each reply has some of them.</summary>
internal sealed class TencentCloudResponse
{
    [JsonPropertyName("Error")]
    public TencentCloudError? Error { get; set; }

    [JsonPropertyName("RequestId")]
    [JsonConverter(typeof(TextConverter))]
    public string? RequestId { get; set; }

    [JsonPropertyName("SucFaceNum")]
    public int? SucFaceNum { get; set; }

    [JsonPropertyName("SucFaceIds")]
    [JsonConverter(typeof(TextListConverter))]
    public List<string>? SucFaceIds { get; set; }

    [JsonPropertyName("RetCode")]
    [JsonConverter(typeof(NumberListConverter))]
    public List<int>? RetCode { get; set; }

    [JsonPropertyName("SucIndexes")]
    [JsonConverter(typeof(NumberListConverter))]
    public List<int>? SucIndexes { get; set; }

    [JsonPropertyName("SucFaceRects")]
    [JsonConverter(typeof(TencentCloudRectListConverter))]
    public List<TencentCloudRect?>? SucFaceRects { get; set; }

    [JsonPropertyName("FaceModelVersion")]
    [JsonConverter(typeof(TextConverter))]
    public string? FaceModelVersion { get; set; }

    [JsonPropertyName("FaceId")]
    [JsonConverter(typeof(TextConverter))]
    public string? FaceId { get; set; }

    [JsonPropertyName("FaceRect")]
    public TencentCloudRect? FaceRect { get; set; }

    [JsonPropertyName("SimilarPersonId")]
    [JsonConverter(typeof(TextConverter))]
    public string? SimilarPersonId { get; set; }

    [JsonPropertyName("PersonName")]
    [JsonConverter(typeof(OptionalTextConverter))]
    public string? PersonName { get; set; }

    [JsonPropertyName("PersonNum")]
    [JsonConverter(typeof(OptionalTextConverter))]
    public string? PersonNum { get; set; }

    [JsonPropertyName("FaceNum")]
    [JsonConverter(typeof(OptionalTextConverter))]
    public string? FaceNum { get; set; }

    [JsonPropertyName("GroupNum")]
    [JsonConverter(typeof(OptionalTextConverter))]
    public string? GroupNum { get; set; }

    [JsonPropertyName("FaceIds")]
    [JsonConverter(typeof(TextListConverter))]
    public List<string>? FaceIds { get; set; }
}

internal sealed class TencentCloudError
{
    [JsonPropertyName("Code")]
    [JsonConverter(typeof(TextConverter))]
    public string? Code { get; set; }

    [JsonPropertyName("Message")]
    [JsonConverter(typeof(TextConverter))]
    public string? Message { get; set; }
}

internal sealed class TencentCloudRect
{
    [JsonPropertyName("X")]
    public int X { get; set; }

    [JsonPropertyName("Y")]
    public int Y { get; set; }

    [JsonPropertyName("Width")]
    public int Width { get; set; }

    [JsonPropertyName("Height")]
    public int Height { get; set; }
}

/// <summary>Reads boxes one by one: lists within objects cost the serializer a stack.</summary>
internal sealed class TencentCloudRectListConverter : JsonConverter<List<TencentCloudRect?>?>
{
    public override List<TencentCloudRect?>? Read(
        ref Utf8JsonReader reader,
        Type typeToConvert,
        JsonSerializerOptions options
    )
    {
        if (reader.TokenType != JsonTokenType.StartArray)
        {
            throw new JsonException();
        }

        var list = new List<TencentCloudRect?>(1);
        while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
        {
            list.Add(JsonSerializer.Deserialize(ref reader, TencentCloudJson.Default.TencentCloudRect));
        }

        return list;
    }

    public override void Write(Utf8JsonWriter writer, List<TencentCloudRect?>? value, JsonSerializerOptions options) =>
        throw new NotSupportedException();
}

[JsonSourceGenerationOptions(MaxDepth = 16)]
[JsonSerializable(typeof(TencentCloudResponse))]
internal sealed partial class TencentCloudJson : JsonSerializerContext
{
    /// <summary>
    /// The member Response of the envelope that every reply of API 3.0 has; null where there is none. Stepping over the
    /// envelope by hand saves the serializer a stack.
    /// </summary>
    /// <exception cref="JsonException">It is not JSON, or has a different shape.</exception>
    public static TencentCloudResponse? Read(ReadOnlySpan<byte> json)
    {
        var reader = new Utf8JsonReader(json, new JsonReaderOptions { MaxDepth = 16 });
        TencentCloudResponse? response = null;
        if (!reader.Read() || reader.TokenType != JsonTokenType.StartObject)
        {
            throw new JsonException();
        }

        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            var isResponse = reader.ValueTextEquals("Response"u8);
            reader.Read();
            if (isResponse && response is not null)
            {
                throw new JsonException();
            }

            if (isResponse)
            {
                response = JsonSerializer.Deserialize(ref reader, Default.TencentCloudResponse);
            }
            else
            {
                reader.Skip();
            }
        }

        // And nothing may follow: two replies in one are no reply.
        return reader.Read() ? throw new JsonException() : response;
    }
}
