using FaceEnroll.Sdk.Bodies;
using FaceEnroll.Sdk.Calls;
using FaceEnroll.Sdk.Replies;
using FaceEnroll.Sdk.Signing;

namespace FaceEnroll.Sdk.TencentCloud;

/// <summary>GetGroupInfo: one group; null when there is none of that id.</summary>
internal sealed class TencentCloudGetGroupInfo(string groupId, TencentCloudOptions options, Tc3SigningKeyCache keys)
    : VendorOperation<FaceLibrary?>("GetGroupInfo")
{
    public override bool ChangesFaces => false;

    public override ValueTask<HttpRequestMessage> BuildAsync(Attempt attempt) =>
        TencentCloudProtocol.BuildAsync(
            attempt,
            options,
            keys,
            new RequestBodyBuilder().Literal("{\"GroupId\":"u8).JsonString(groupId).Literal("}"u8).Build()
        );

    public override FaceLibrary? Read(VendorReply reply)
    {
        try
        {
            var response = TencentCloudProtocol.Read(reply);
            return
                TencentCloudLibraries.Of(reply.Json.GetProperty("Response"u8)) is { } library
                && library.LibraryId == groupId
                ? library
                : throw reply.Unreadable(response.RequestId, isShaped: true);
        }
        catch (FaceEnrollmentException e) when (e.Kind == FaceEnrollmentErrorKind.LibraryNotFound)
        {
            return null;
        }
    }
}
