using System.Text.Json;
using FaceEnroll.Sandbox.Core;
using FaceEnroll.Sandbox.Pictures;
using FaceEnroll.Sandbox.Wire;

namespace FaceEnroll.Sandbox.Vendors.AlibabaGuardrails;

/// <summary>Rules about members of the body, apart from pictures.</summary>
internal static class AlibabaGuardrailsRules
{
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
