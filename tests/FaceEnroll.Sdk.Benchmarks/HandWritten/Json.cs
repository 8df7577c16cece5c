using System.Text.Json;
using System.Text.Json.Serialization;

namespace FaceEnroll.Sdk.Benchmarks.HandWritten;

internal sealed record TencentCreateFace(string PersonId, string[]? Images, string[]? Urls);

internal sealed record GuardrailsAddFaces(
    [property: JsonPropertyName("personId")] string PersonId,
    [property: JsonPropertyName("urls")] string[] Urls
);

internal sealed record UploadPermit(
    string AccessKeyId,
    string EncodedPolicy,
    string Signature,
    string ObjectKey,
    string Bucket,
    string Endpoint
);

/// <summary>Source-generated serialization, and any reply as a document.</summary>
[JsonSourceGenerationOptions(DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(TencentCreateFace))]
[JsonSerializable(typeof(GuardrailsAddFaces))]
[JsonSerializable(typeof(UploadPermit))]
[JsonSerializable(typeof(JsonElement))]
internal sealed partial class HandJson : JsonSerializerContext
{
    public static async Task<JsonElement> ReadAsync(HttpResponseMessage response)
    {
        response.EnsureSuccessStatusCode();
        return Parse(await response.Content.ReadAsByteArrayAsync());
    }

    public static JsonElement Parse(byte[] json) => JsonSerializer.Deserialize(json, Default.JsonElement);
}
