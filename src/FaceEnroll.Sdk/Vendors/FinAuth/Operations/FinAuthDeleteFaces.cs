using System.Text.Json;
using FaceEnroll.Sdk.Calls;
using FaceEnroll.Sdk.Deletion;
using FaceEnroll.Sdk.Primitives;
using FaceEnroll.Sdk.Replies;

namespace FaceEnroll.Sdk.FinAuth;

/// <summary>
/// Deletes faces by their tokens
/// (https://global.yljz.com/document/finauth-guide-docs/Delete_Face_from_Face_Library_api), at most 1,000 at once. An ordinary
/// success may have deleted some of them only: it lists the others with the reason.
/// </summary>
internal sealed class FinAuthDeleteFaces(string libraryId, IReadOnlyList<FaceEntry> faces, FinAuthOptions options)
    : VendorOperation<DeletedLot>(OperationName)
{
    public const string OperationName = "DeleteFaces";

    /// <summary>The only reason that a page names: it is not there.</summary>
    private const string NotInGroup = "FACE_NOT_IN_GROUP";

    public override FaceOperationPurpose Purpose => FaceOperationPurpose.Delete;

    public override ValueTask<HttpRequestMessage> BuildAsync(Attempt attempt) =>
        new(
            FinAuthProtocol.Post(
                attempt,
                options,
                new EndpointPath("/finauth/search/group/delete"),
                FinAuthProtocol
                    .Begin(attempt, options)
                    .Text("group_id", libraryId)
                    .Text("face_tokens", string.Join(",", faces.Select(static f => f.FaceId)))
            )
        );

    public override DeletedLot Read(VendorReply reply)
    {
        var response = FinAuthProtocol.Read(reply);
        var count = FinAuthProtocol.RemovedFaces(response);
        if (!FinAuthProtocol.IsSuccess(reply) || count is not { } removed)
        {
            throw FinAuthProtocol.NoSuccess(reply, response, looksApplied: count > 0);
        }

        var failed = Failed(response);
        var absent = new HashSet<string>(StringComparer.Ordinal);
        var gone = new List<string>();
        foreach (var face in faces)
        {
            if (!failed.TryGetValue(face.FaceId!, out var reason))
            {
                gone.Add(face.FaceId!);
            }
            else if (reason == NotInGroup)
            {
                absent.Add(face.FaceId!);
            }
        }

        // Where the numbers disagree, nobody knows which of the faces are gone.
        return new DeletedLot
        {
            Gone = gone.Count == removed ? gone : [],
            Absent = absent,
            RequestId = response.RequestId,
        };
    }

    private static Dictionary<string, string?> Failed(FinAuthResponse response)
    {
        var failed = new Dictionary<string, string?>(StringComparer.Ordinal);
        if (
            response.Others?.TryGetValue("failure_detail", out var details) == true
            && details.ValueKind == JsonValueKind.Array
        )
        {
            foreach (var detail in details.EnumerateArray())
            {
                if (FinAuthText.Of(detail, "face_token") is { } token)
                {
                    failed[token] = FinAuthText.Of(detail, "reason");
                }
            }
        }

        return failed;
    }
}
