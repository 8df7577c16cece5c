using System.Runtime.InteropServices;
using System.Text.Json;
using System.Text.Json.Serialization;
using FaceEnroll.Sdk.Primitives;

namespace FaceEnroll.Sdk.AlibabaGuardrails;

/// <summary>
/// Every reply, from the service and from the gateway: examples and tables write the names in different cases. Members are
/// read as whatever type they have, so that an odd one does not hide a code that is there.
/// </summary>
internal readonly struct AlibabaGuardrailsEnvelope(JsonElement json)
{
    public JsonElement Code => AlibabaGuardrailsText.Member(json, "code"u8);

    /// <summary>The service's text.</summary>
    public JsonElement Msg => AlibabaGuardrailsText.Member(json, "msg"u8);

    /// <summary>The gateway's text.</summary>
    public JsonElement Message => AlibabaGuardrailsText.Member(json, "message"u8);

    public JsonElement RequestId => AlibabaGuardrailsText.Member(json, "requestId"u8);

    /// <summary>An object; on errors it may be missing, or empty in some other way.</summary>
    public JsonElement Data => AlibabaGuardrailsText.Member(json, "data"u8);
}

/// <summary>The members of data in all operations that are called here; each reply has some of them.</summary>
internal readonly struct AlibabaGuardrailsData(JsonElement json)
{
    public JsonElement Code => AlibabaGuardrailsText.Member(json, "code"u8);

    public JsonElement PersonId => AlibabaGuardrailsText.Member(json, "personId"u8);

    public JsonElement GroupIds => AlibabaGuardrailsText.Member(json, "groupIds"u8);

    /// <summary>What older tables call <see cref="GroupIds"/>.</summary>
    public JsonElement GroupId => AlibabaGuardrailsText.Member(json, "groupId"u8);

    /// <summary>An array of <see cref="AlibabaGuardrailsItem"/>.</summary>
    public JsonElement FaceImageItems => AlibabaGuardrailsText.Member(json, "faceImageItems"u8);

    public JsonElement FaceIds => AlibabaGuardrailsText.Member(json, "faceIds"u8);

    public JsonElement Name => AlibabaGuardrailsText.Member(json, "name"u8);

    public JsonElement PersonIds => AlibabaGuardrailsText.Member(json, "personIds"u8);

    public JsonElement TotalCount => AlibabaGuardrailsText.Member(json, "totalCount"u8);

    public JsonElement DeleteCount => AlibabaGuardrailsText.Member(json, "deleteCount"u8);

    /// <summary>Whether it holds what only a success holds: faces that are there, were added or were deleted, or people.</summary>
    public bool LooksApplied =>
        NamesAddedFace
        || AlibabaGuardrailsText.ListOf(FaceIds) is { Count: > 0 }
        || CountText.Of(AlibabaGuardrailsText.Of(DeleteCount)) > 0;

    /// <summary>Whether one of the items says that a face was added.</summary>
    private bool NamesAddedFace
    {
        get
        {
            if (FaceImageItems is not { ValueKind: JsonValueKind.Array } items)
            {
                return false;
            }

            foreach (var item in items.EnumerateArray())
            {
                if (item.ValueKind == JsonValueKind.Object && new AlibabaGuardrailsItem(item).AddedFace is not null)
                {
                    return true;
                }
            }

            return false;
        }
    }
}

internal readonly struct AlibabaGuardrailsItem(JsonElement json)
{
    /// <summary>A bare number above 2^53 in every sample, a string wherever it is an input.</summary>
    public JsonElement FaceId => AlibabaGuardrailsText.Member(json, "faceId"u8);

    public JsonElement Success => AlibabaGuardrailsText.Member(json, "success"u8);

    /// <summary>Documented on no page.</summary>
    public JsonElement Msg => AlibabaGuardrailsText.Member(json, "msg"u8);

    /// <summary>The id of a face that was added; null for an item that says less than that.</summary>
    public string? AddedFace => Success.ValueKind == JsonValueKind.True ? AlibabaGuardrailsText.Of(FaceId) : null;
}

/// <summary>Texts that may come as numbers: the digits are kept as they came.</summary>
internal static class AlibabaGuardrailsText
{
    /// <summary>An object's member by name, in any case, and the last of several; undefined where there is none.</summary>
    public static JsonElement Member(JsonElement json, ReadOnlySpan<byte> name)
    {
        var found = default(JsonElement);
        foreach (var property in json.EnumerateObject())
        {
            if (IsSame(JsonMarshal.GetRawUtf8PropertyName(property), name))
            {
                found = property.Value;
            }
        }

        return found;
    }

    private static bool IsSame(ReadOnlySpan<byte> found, ReadOnlySpan<byte> name)
    {
        if (found.Length != name.Length)
        {
            return false;
        }

        for (var i = 0; i < name.Length; i++)
        {
            // The names are letters: one bit makes their case.
            if ((found[i] | 0x20) != (name[i] | 0x20))
            {
                return false;
            }
        }

        return true;
    }

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
[JsonSerializable(typeof(AlibabaGuardrailsClientInfo))]
internal sealed partial class AlibabaGuardrailsJson : JsonSerializerContext;
