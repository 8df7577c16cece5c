using System.Text.Json;
using FaceEnroll.Sandbox.Core;
using FaceEnroll.Sandbox.Wire;

namespace FaceEnroll.Sandbox.Vendors.TencentCloud;

/// <summary>An action's parameters, from a JSON body or from a flattened query.</summary>
internal sealed class TencentCloudParameters : IDisposable
{
    private static readonly Dictionary<string, string[]> s_known = new(StringComparer.Ordinal)
    {
        ["CreateFace"] = ["PersonId", "Images", "Urls", "FaceMatchThreshold", "QualityControl", "NeedRotateDetection"],
        ["CreatePerson"] =
        [
            "GroupId",
            "PersonName",
            "PersonId",
            "Gender",
            "PersonExDescriptionInfos",
            "Image",
            "Url",
            "UniquePersonControl",
            "QualityControl",
            "NeedRotateDetection",
        ],
        ["CreateGroup"] = ["GroupName", "GroupId", "GroupExDescriptions", "Tag", "FaceModelVersion"],
        ["GetPersonBaseInfo"] = ["PersonId"],
        ["DeleteFace"] = ["PersonId", "FaceIds"],
        ["GetPersonGroupInfo"] = ["PersonId", "Offset", "Limit"],
        ["GetPersonList"] = ["GroupId", "Offset", "Limit"],
        ["GetPersonListNum"] = ["GroupId"],
        ["GetGroupInfo"] = ["GroupId"],
        ["GetGroupList"] = ["Offset", "Limit"],
        ["DeletePerson"] = ["PersonId"],
        ["DeletePersonFromGroup"] = ["PersonId", "GroupId"],
    };

    private readonly JsonDocument _document;

    private TencentCloudParameters(JsonDocument document) => _document = document;

    public static TencentCloudParameters? Read(SandboxCall call, out SandboxReply? fault)
    {
        fault = null;
        var json = call.Head.Method == "GET" ? TencentCloudQuery.ToJson(call.Head.Query) : call.Body;
        if (!Json.TryParseObject(json, out var document))
        {
            fault = TencentCloudReplies.Error(call, "InvalidParameter", "The body is not a JSON object.");
            return null;
        }

        if (s_known.TryGetValue(call.Operation!, out var known))
        {
            foreach (var member in document.RootElement.EnumerateObject())
            {
                if (!known.Contains(member.Name))
                {
                    document.Dispose();
                    fault = TencentCloudReplies.Error(
                        call,
                        "UnknownParameter",
                        "A parameter is not defined for this action."
                    );
                    return null;
                }
            }
        }

        return new TencentCloudParameters(document);
    }

    /// <summary>Null when absent, empty or not a text.</summary>
    public string? Text(string name) => _document.RootElement.String(name) is { Length: > 0 } text ? text : null;

    public bool Has(string name) => _document.RootElement.TryGetProperty(name, out _);

    /// <summary>Null when absent; false when it is not a list of texts.</summary>
    public bool TryTexts(string name, out IReadOnlyList<string>? texts)
    {
        texts = null;
        if (!_document.RootElement.TryGetProperty(name, out var list))
        {
            return true;
        }

        if (list.ValueKind != JsonValueKind.Array)
        {
            return false;
        }

        var read = new List<string>();
        foreach (var item in list.EnumerateArray())
        {
            if (item.Text() is not { } text)
            {
                return false;
            }

            read.Add(text);
        }

        texts = read;
        return true;
    }

    /// <summary>False when present but not a number in the range; whole numbers only unless told otherwise.</summary>
    public bool InRange(string name, double least, double most, bool whole = true)
    {
        if (!_document.RootElement.TryGetProperty(name, out var value))
        {
            return true;
        }

        return value.ValueKind == JsonValueKind.Number
            && value.TryGetDouble(out var number)
            && number >= least
            && number <= most
            && (!whole || value.TryGetInt64(out _));
    }

    public long Number(string name) =>
        _document.RootElement.TryGetProperty(name, out var value)
        && value.ValueKind == JsonValueKind.Number
        && value.TryGetInt64(out var number)
            ? number
            : 0;

    /// <summary>What is said of a new person, by the numbers of the group's fields; null when it is not of that form.</summary>
    public Dictionary<long, string>? Descriptions()
    {
        var read = new Dictionary<long, string>();
        if (!_document.RootElement.TryGetProperty("PersonExDescriptionInfos", out var list))
        {
            return read;
        }

        if (list.ValueKind != JsonValueKind.Array)
        {
            return null;
        }

        foreach (var item in list.EnumerateArray())
        {
            if (
                item.ValueKind != JsonValueKind.Object
                || !item.TryGetProperty("PersonExDescriptionIndex", out var index)
                || index.ValueKind != JsonValueKind.Number
                || !index.TryGetInt64(out var number)
                || item.String("PersonExDescription") is not { } text
            )
            {
                return null;
            }

            read[number] = text;
        }

        return read;
    }

    public void Dispose() => _document.Dispose();
}
