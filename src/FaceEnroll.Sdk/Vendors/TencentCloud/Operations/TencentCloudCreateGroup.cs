using FaceEnroll.Sdk.Bodies;
using FaceEnroll.Sdk.Calls;
using FaceEnroll.Sdk.Replies;
using FaceEnroll.Sdk.Signing;

namespace FaceEnroll.Sdk.TencentCloud;

/// <summary>CreateGroup: makes a group. Neither id nor name may exist.</summary>
internal sealed class TencentCloudCreateGroup(
    FaceLibraryRequest request,
    TencentCloudOptions options,
    Tc3SigningKeyCache keys
) : VendorOperation<string?>(OperationName)
{
    public const string OperationName = "CreateGroup";

    public override FaceOperationPurpose Purpose => FaceOperationPurpose.Manage;

    public override ValueTask<HttpRequestMessage> BuildAsync(Attempt attempt)
    {
        var body = new RequestBodyBuilder()
            .Literal("{\"GroupName\":"u8)
            .JsonString(request.DisplayName ?? request.LibraryId)
            .Literal(",\"GroupId\":"u8)
            .JsonString(request.LibraryId);
        if (!string.IsNullOrEmpty(request.Description))
        {
            body.Literal(",\"Tag\":"u8).JsonString(request.Description!);
        }

        if (!string.IsNullOrEmpty(request.ModelVersion))
        {
            body.Literal(",\"FaceModelVersion\":"u8).JsonString(request.ModelVersion!);
        }

        return TencentCloudProtocol.BuildAsync(attempt, options, keys, body.Literal("}"u8).Build());
    }

    public override string? Read(VendorReply reply) => TencentCloudProtocol.Read(reply).RequestId;
}
