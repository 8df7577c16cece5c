using System.Text.Json;
using FaceEnroll.Sandbox.Core;
using FaceEnroll.Sandbox.Pictures;
using FaceEnroll.Sandbox.State;
using FaceEnroll.Sandbox.Wire;

namespace FaceEnroll.Sandbox.Vendors.AlibabaGuardrails;

/// <summary>Rules about members of the body, apart from pictures.</summary>
internal static class AlibabaGuardrailsRules
{
    private const int MaxGroups = 100;

    public static SandboxReply? PersonId(SandboxCall call, JsonElement body)
    {
        call.PersonId = body.String("personId");
        return Identifiers.IsTight(call.PersonId)
            ? null
            : AlibabaGuardrailsReplies.Refuse(call, 400, "personId is 1 to 32 letters, digits, _ or -.");
    }

    public static SandboxReply? GroupIds(SandboxCall call, JsonElement body, out List<string> groups)
    {
        groups = body.Texts("groupIds") ?? [];
        return groups.Count > 0 && groups.TrueForAll(Identifiers.IsTight)
            ? null
            : AlibabaGuardrailsReplies.Refuse(
                call,
                400,
                "groupIds is a list of ids of 1 to 32 letters, digits, _ or -."
            );
    }

    /// <summary>Naming an unknown group makes it; the caller holds the vendor's state.</summary>
    public static SandboxReply? MakeGroups(VendorState state, SandboxCall call, List<string> groups, DateTimeOffset now)
    {
        if (state.Libraries.Keys.Union(groups).Count() > MaxGroups)
        {
            return AlibabaGuardrailsReplies.Refuse(call, 400, "There are at most 100 groups.");
        }

        groups.ForEach(group => state.TryAdd(new VendorLibrary(group, group, now)));
        return null;
    }

    /// <summary>False when present but not a whole number from 1 to the highest.</summary>
    public static bool TryNumber(JsonElement body, string name, int otherwise, int highest, out int number)
    {
        number = otherwise;
        return !body.TryGetProperty(name, out var value)
            || (
                value.ValueKind == JsonValueKind.Number
                && value.TryGetInt32(out number)
                && number >= 1
                && number <= highest
            );
    }

    public static SandboxReply? Urls(SandboxCall call, JsonElement body, out List<string> urls) =>
        TryUrls(body, out urls)
            ? null
            : AlibabaGuardrailsReplies.Refuse(call, 400, "urls is a list of HTTP or HTTPS addresses.");

    private static bool TryUrls(JsonElement body, out List<string> urls)
    {
        urls = [];
        if (!body.TryGetProperty("urls", out var list) || list.ValueKind != JsonValueKind.Array)
        {
            return false;
        }

        foreach (var item in list.EnumerateArray())
        {
            if (item.Text() is not { } url || !PictureFetcher.IsHttp(url, out _))
            {
                return false;
            }

            urls.Add(url);
        }

        return urls.Count > 0;
    }
}
