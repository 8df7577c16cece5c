using System.Globalization;
using FaceEnroll.Sdk.Calls;
using FaceEnroll.Sdk.Primitives;
using FaceEnroll.Sdk.Replies;

namespace FaceEnroll.Sdk.FinAuth;

/// <summary>
/// Faces of a library in the order of creation, with user and time
/// (https://global.yljz.com/document/finauth-guide-docs/Get_Face_List_in_Face_Library_api).
/// </summary>
/// <param name="libraryId">The library.</param>
/// <param name="start">The first face's number, from 1.</param>
/// <param name="limit">Most faces of this page, at most 1,000.</param>
/// <param name="options">The registration's options.</param>
internal sealed class FinAuthListFaces(string libraryId, long start, int limit, FinAuthOptions options)
    : VendorOperation<FinAuthPage>("ListFaces")
{
    public override bool ChangesFaces => false;

    public override ValueTask<HttpRequestMessage> BuildAsync(Attempt attempt) =>
        new(
            FinAuthProtocol.Post(
                attempt,
                options,
                new EndpointPath("/finauth/search/group/list"),
                FinAuthProtocol
                    .Begin(attempt, options)
                    .Text("group_id", libraryId)
                    .Text("start", start.ToString(CultureInfo.InvariantCulture))
                    .Text("limit", limit.ToString(CultureInfo.InvariantCulture))
            )
        );

    public override FinAuthPage Read(VendorReply reply)
    {
        var response = FinAuthProtocol.Read(reply);
        // "No faces" is an empty array, never a missing one; and a face left out might be the one that is looked for.
        return
            FinAuthProtocol.IsSuccess(reply)
            && response.FaceTokens is { } faces
            && faces.TrueForAll(static face => face is { FaceToken.Length: > 0 })
            ? new FinAuthPage(faces, !string.IsNullOrEmpty(response.Next))
            : throw FinAuthProtocol.NoSuccess(reply, response, looksApplied: false);
    }
}
