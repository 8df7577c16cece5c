using System.Text.Json;
using System.Text.Json.Serialization;
using FaceEnroll.Sdk.Primitives;

namespace FaceEnroll.Sdk.AlibabaIdVerification;

/// <summary>What every reply has, the gateway's errors included.</summary>
internal abstract class AlibabaIdVerificationReply
{
    [JsonPropertyName("Code")]
    [JsonConverter(typeof(TextConverter))]
    public string? Code { get; set; }

    [JsonPropertyName("Message")]
    [JsonConverter(typeof(JsonTextConverter))]
    public string? Message { get; set; }

    [JsonPropertyName("RequestId")]
    [JsonConverter(typeof(JsonTextConverter))]
    public string? RequestId { get; set; }
}

/// <summary>AddFaceRecord.</summary>
internal sealed class AlibabaIdVerificationAddReply : AlibabaIdVerificationReply
{
    /// <summary>Null when it is not an object: whatever it is next to an error must not hide the error.</summary>
    [JsonPropertyName("Result")]
    [JsonConverter(typeof(AlibabaIdVerificationAddResultConverter))]
    public AlibabaIdVerificationAddResult? Result { get; set; }
}

internal sealed class AlibabaIdVerificationAddResult
{
    public string? Passed { get; set; }

    public string? ExtFaceInfo { get; set; }
}

/// <summary>The JSON inside ExtFaceInfo.</summary>
internal sealed class AlibabaIdVerificationExtFaceInfo
{
    [JsonPropertyName("faceQuality")]
    public string? FaceQuality { get; set; }
}

/// <summary>AuthorizeFileUpload: where and how one file may be uploaded. No Code on success.</summary>
internal sealed class AlibabaIdVerificationUploadPermit : AlibabaIdVerificationReply
{
    [JsonPropertyName("AccessKeyId")]
    public string? AccessKeyId { get; set; }

    [JsonPropertyName("EncodedPolicy")]
    public string? EncodedPolicy { get; set; }

    [JsonPropertyName("Signature")]
    public string? Signature { get; set; }

    [JsonPropertyName("SecurityToken")]
    public string? SecurityToken { get; set; }

    [JsonPropertyName("ObjectKey")]
    public string? ObjectKey { get; set; }

    [JsonPropertyName("Bucket")]
    public string? Bucket { get; set; }

    [JsonPropertyName("Endpoint")]
    public string? Endpoint { get; set; }

    [JsonPropertyName("UseAccelerate")]
    [JsonConverter(typeof(JsonTextConverter))]
    public string? UseAccelerate { get; set; }
}

/// <summary>QueryFaceRecord: one page of the records that match.</summary>
internal sealed class AlibabaIdVerificationRecordPage : AlibabaIdVerificationReply
{
    [JsonPropertyName("Items")]
    public List<AlibabaIdVerificationRecord?>? Items { get; set; }

    [JsonPropertyName("TotalCount")]
    [JsonConverter(typeof(TextConverter))]
    public string? TotalCount { get; set; }
}

/// <summary>A face in a group.</summary>
internal sealed class AlibabaIdVerificationRecord
{
    /// <summary>The record's own id, by which it is deleted.</summary>
    [JsonPropertyName("Id")]
    [JsonConverter(typeof(TextConverter))]
    public string? Id { get; set; }

    [JsonPropertyName("FaceId")]
    [JsonConverter(typeof(TextConverter))]
    public string? FaceId { get; set; }

    [JsonPropertyName("MerchantUserId")]
    [JsonConverter(typeof(TextConverter))]
    public string? MerchantUserId { get; set; }

    /// <summary>When the record was made, as the vendor writes it: neither its form nor its time zone is documented.</summary>
    [JsonPropertyName("GmtCreate")]
    [JsonConverter(typeof(TextConverter))]
    public string? GmtCreate { get; set; }
}

/// <summary>What changes records or groups answers how many it changed.</summary>
internal sealed class AlibabaIdVerificationCount : AlibabaIdVerificationReply
{
    [JsonPropertyName("Data")]
    [JsonConverter(typeof(JsonTextConverter))]
    public string? Data { get; set; }
}

/// <summary>QueryFaceGroup: one page of the account's groups.</summary>
internal sealed class AlibabaIdVerificationGroupPage : AlibabaIdVerificationReply
{
    [JsonPropertyName("Items")]
    public List<AlibabaIdVerificationGroup?>? Items { get; set; }

    [JsonPropertyName("TotalCount")]
    [JsonConverter(typeof(TextConverter))]
    public string? TotalCount { get; set; }
}

/// <summary>A group. Everything else names it by its code.</summary>
internal sealed class AlibabaIdVerificationGroup
{
    [JsonPropertyName("Code")]
    [JsonConverter(typeof(TextConverter))]
    public string? Code { get; set; }

    [JsonPropertyName("Name")]
    [JsonConverter(typeof(JsonTextConverter))]
    public string? Name { get; set; }

    [JsonPropertyName("Description")]
    [JsonConverter(typeof(JsonTextConverter))]
    public string? Description { get; set; }
}

/// <summary>Text as it is; any other value as its JSON text: ExtFaceInfo is documented as both.</summary>
internal sealed class JsonTextConverter : JsonConverter<string?>
{
    public override string? Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        ReadText(ref reader);

    internal static string? ReadText(ref Utf8JsonReader reader)
    {
        if (reader.TokenType is JsonTokenType.String or JsonTokenType.Null)
        {
            return reader.GetString();
        }

        using var document = JsonDocument.ParseValue(ref reader);
        return document.RootElement.GetRawText();
    }

    public override void Write(Utf8JsonWriter writer, string? value, JsonSerializerOptions options) =>
        throw new NotSupportedException();
}

/// <summary>Reads the members by hand: an object within an object costs the serializer a stack.</summary>
internal sealed class AlibabaIdVerificationAddResultConverter : JsonConverter<AlibabaIdVerificationAddResult?>
{
    public override AlibabaIdVerificationAddResult? Read(
        ref Utf8JsonReader reader,
        Type typeToConvert,
        JsonSerializerOptions options
    )
    {
        if (reader.TokenType != JsonTokenType.StartObject)
        {
            reader.Skip();
            return null;
        }

        var result = new AlibabaIdVerificationAddResult();
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            var isPassed = reader.ValueTextEquals("Passed"u8);
            var isInfo = reader.ValueTextEquals("ExtFaceInfo"u8);
            reader.Read();
            if (isPassed)
            {
                result.Passed = JsonTextConverter.ReadText(ref reader);
            }
            else if (isInfo)
            {
                result.ExtFaceInfo = JsonTextConverter.ReadText(ref reader);
            }
            else
            {
                reader.Skip();
            }
        }

        return result;
    }

    public override void Write(
        Utf8JsonWriter writer,
        AlibabaIdVerificationAddResult? value,
        JsonSerializerOptions options
    ) => throw new NotSupportedException();
}

[JsonSourceGenerationOptions(MaxDepth = 16)]
[JsonSerializable(typeof(AlibabaIdVerificationAddReply))]
[JsonSerializable(typeof(AlibabaIdVerificationExtFaceInfo))]
[JsonSerializable(typeof(AlibabaIdVerificationUploadPermit))]
[JsonSerializable(typeof(AlibabaIdVerificationRecordPage))]
[JsonSerializable(typeof(AlibabaIdVerificationCount))]
[JsonSerializable(typeof(AlibabaIdVerificationGroupPage))]
internal sealed partial class AlibabaIdVerificationJson : JsonSerializerContext;
