using FaceEnroll.Sdk.Calls;
using FaceEnroll.Sdk.Primitives;
using FaceEnroll.Sdk.Replies;

namespace FaceEnroll.Sdk.FinAuth;

/// <summary>
/// How many faces a library holds
/// (https://global.yljz.com/document/finauth-guide-docs/Get_Face_Count_in_Face_Library_api).
/// </summary>
internal sealed class FinAuthGetSize(string libraryId, FinAuthOptions options) : VendorOperation<long>("GetSize")
{
    public override bool ChangesFaces => false;

    public override ValueTask<HttpRequestMessage> BuildAsync(Attempt attempt) =>
        new(
            FinAuthProtocol.Post(
                attempt,
                options,
                new EndpointPath("/finauth/search/group/get_size"),
                FinAuthProtocol.Begin(attempt, options).Text("group_id", libraryId)
            )
        );

    public override long Read(VendorReply reply)
    {
        var response = FinAuthProtocol.Read(reply);
        return FinAuthProtocol.IsSuccess(reply) && CountText.Of(response.FaceCount) is { } count
            ? count
            : throw FinAuthProtocol.NoSuccess(reply, response, looksApplied: false);
    }
}
