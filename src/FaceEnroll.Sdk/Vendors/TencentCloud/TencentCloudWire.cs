using System.Text.Json.Serialization;
using FaceEnroll.Sdk.Http;

namespace FaceEnroll.Sdk.TencentCloud;

/// <summary>The envelope of every API 3.0 reply.</summary>
internal sealed class TencentCloudEnvelope
{
    [JsonPropertyName("Response")]
    public TencentCloudResponse? Response { get; set; }
}

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
    public List<int>? RetCode { get; set; }

    [JsonPropertyName("SucIndexes")]
    public List<int>? SucIndexes { get; set; }

    [JsonPropertyName("SucFaceRects")]
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

[JsonSourceGenerationOptions(MaxDepth = 16)]
[JsonSerializable(typeof(TencentCloudEnvelope))]
internal sealed partial class TencentCloudJson : JsonSerializerContext;
