using System.Text.Json;
using FaceEnroll.Sdk.Calls;
using FaceEnroll.Sdk.Primitives;
using FaceEnroll.Sdk.Replies;

namespace FaceEnroll.Sdk.FinAuth;

/// <summary>
/// One library (https://global.yljz.com/document/finauth-guide-docs/Get_Face_Library_Details_api); null when there is none of
/// that id. The table lists its members at the top, the sample nests them in info: both are read.
/// </summary>
internal sealed class FinAuthGetGroupInfo(string libraryId, FinAuthOptions options)
    : VendorOperation<FaceLibrary?>("GetGroupInfo")
{
    public override bool ChangesFaces => false;

    public override ValueTask<HttpRequestMessage> BuildAsync(Attempt attempt) =>
        new(
            FinAuthProtocol.Post(
                attempt,
                options,
                new EndpointPath("/finauth/search/group/group_info"),
                FinAuthProtocol.Begin(attempt, options).Text("group_id", libraryId)
            )
        );

    public override FaceLibrary? Read(VendorReply reply)
    {
        FinAuthResponse response;
        try
        {
            response = FinAuthProtocol.Read(reply);
        }
        catch (FaceEnrollmentException e) when (e.Kind == FaceEnrollmentErrorKind.LibraryNotFound)
        {
            return null;
        }

        var isNested = reply.Json.TryGetProperty("info"u8, out var info) && info.ValueKind == JsonValueKind.Object;
        return
            FinAuthProtocol.IsSuccess(reply)
            && FinAuthLibraries.Of(isNested ? info : reply.Json) is { } library
            && library.LibraryId == libraryId
            ? library
            : throw FinAuthProtocol.NoSuccess(reply, response, looksApplied: false);
    }
}
