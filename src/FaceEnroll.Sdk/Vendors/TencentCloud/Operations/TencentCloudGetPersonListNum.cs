using FaceEnroll.Sdk.Bodies;
using FaceEnroll.Sdk.Calls;
using FaceEnroll.Sdk.Primitives;
using FaceEnroll.Sdk.Replies;
using FaceEnroll.Sdk.Signing;

namespace FaceEnroll.Sdk.TencentCloud;

/// <summary>GetPersonListNum: how many people and faces a group has.</summary>
internal sealed class TencentCloudGetPersonListNum(string groupId, TencentCloudOptions options, Tc3SigningKeyCache keys)
    : VendorOperation<FaceLibraryCount>("GetPersonListNum")
{
    public override bool ChangesFaces => false;

    public override ValueTask<HttpRequestMessage> BuildAsync(Attempt attempt) =>
        TencentCloudProtocol.BuildAsync(attempt, options, keys, Body());

    public override FaceLibraryCount Read(VendorReply reply)
    {
        var response = TencentCloudProtocol.Read(reply);
        return CountText.Of(response.PersonNum) is { } people && CountText.Of(response.FaceNum) is { } faces
            ? new FaceLibraryCount(faces, people)
            : throw reply.Unreadable(response.RequestId, isShaped: true);
    }

    private RequestBody Body() =>
        new RequestBodyBuilder().Literal("{\"GroupId\":"u8).JsonString(groupId).Literal("}"u8).Build();
}
