using System.Text.Json;
using FaceEnroll.Sdk.Calls;
using FaceEnroll.Sdk.Primitives;
using FaceEnroll.Sdk.Replies;

namespace FaceEnroll.Sdk.FinAuth;

/// <summary>
/// All libraries, in one answer (https://global.yljz.com/document/finauth-guide-docs/Get_Face_Library_List_api): an account
/// has at most ten.
/// </summary>
internal sealed class FinAuthListGroups(FinAuthOptions options)
    : VendorOperation<IReadOnlyList<FaceLibrary>>("ListGroups")
{
    public override bool ChangesFaces => false;

    public override ValueTask<HttpRequestMessage> BuildAsync(Attempt attempt) =>
        new(
            FinAuthProtocol.Post(
                attempt,
                options,
                new EndpointPath("/finauth/search/group/group_list"),
                FinAuthProtocol.Begin(attempt, options)
            )
        );

    public override IReadOnlyList<FaceLibrary> Read(VendorReply reply)
    {
        var response = FinAuthProtocol.Read(reply);
        if (
            !FinAuthProtocol.IsSuccess(reply)
            || response.Others?.TryGetValue("group_infos", out var infos) != true
            || infos.ValueKind != JsonValueKind.Array
        )
        {
            throw FinAuthProtocol.NoSuccess(reply, response, looksApplied: false);
        }

        var groups = new List<FaceLibrary>();
        foreach (var info in infos.EnumerateArray())
        {
            groups.Add(
                FinAuthLibraries.Of(info) ?? throw FinAuthProtocol.NoSuccess(reply, response, looksApplied: false)
            );
        }

        return groups;
    }
}
