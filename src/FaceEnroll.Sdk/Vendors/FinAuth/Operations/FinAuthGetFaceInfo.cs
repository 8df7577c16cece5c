using FaceEnroll.Sdk.Calls;
using FaceEnroll.Sdk.Primitives;
using FaceEnroll.Sdk.Replies;

namespace FaceEnroll.Sdk.FinAuth;

/// <summary>
/// One face of a library (https://global.yljz.com/document/finauth-guide-docs/Get_Face_Info_in_Face_Library_api): whose it
/// is and since when.
/// </summary>
internal sealed class FinAuthGetFaceInfo(string libraryId, string faceToken, FinAuthOptions options)
    : VendorOperation<FinAuthFace>("GetFaceInfo")
{
    public override bool ChangesFaces => false;

    public override ValueTask<HttpRequestMessage> BuildAsync(Attempt attempt)
    {
        var form = FinAuthProtocol.Begin(attempt, options).Text("group_id", libraryId).Text("face_token", faceToken);
        return new ValueTask<HttpRequestMessage>(
            FinAuthProtocol.Post(attempt, options, new EndpointPath("/finauth/search/group/face_info"), form)
        );
    }

    public override FinAuthFace Read(VendorReply reply)
    {
        var response = FinAuthProtocol.Read(reply);
        return FinAuthProtocol.IsSuccess(reply) && response.Info is { FaceToken.Length: > 0 } face
            ? face
            : throw FinAuthProtocol.NoSuccess(reply, response, looksApplied: false);
    }
}
