using FaceEnroll.Sdk.Bodies;
using FaceEnroll.Sdk.Calls;
using FaceEnroll.Sdk.Deletion;
using FaceEnroll.Sdk.Replies;
using FaceEnroll.Sdk.Signing;

namespace FaceEnroll.Sdk.TencentCloud;

/// <summary>
/// DeletePersonFromGroup: takes a person out of a group. If that was the only one, the person and all its faces are deleted.
/// </summary>
internal sealed class TencentCloudDeletePersonFromGroup(
    string personId,
    string groupId,
    TencentCloudOptions options,
    Tc3SigningKeyCache keys
) : VendorOperation<DeletedPerson>(OperationName)
{
    public const string OperationName = "DeletePersonFromGroup";

    public override string? PersonId => personId;

    public override FaceOperationPurpose Purpose => FaceOperationPurpose.Delete;

    public override ValueTask<HttpRequestMessage> BuildAsync(Attempt attempt) =>
        TencentCloudProtocol.BuildAsync(
            attempt,
            options,
            keys,
            new RequestBodyBuilder()
                .Literal("{\"PersonId\":"u8)
                .JsonString(personId)
                .Literal(",\"GroupId\":"u8)
                .JsonString(groupId)
                .Literal("}"u8)
                .Build()
        );

    public override DeletedPerson Read(VendorReply reply)
    {
        try
        {
            return new DeletedPerson(wasThere: true, TencentCloudProtocol.Read(reply).RequestId);
        }
        catch (FaceEnrollmentException e)
            when (TencentCloudErrors.SaysThatPersonIsMissing(e)
                || TencentCloudErrors.SaysThatPersonIsElsewhere(e.VendorCode)
            )
        {
            return new DeletedPerson(wasThere: false, e.RequestId);
        }
    }
}
