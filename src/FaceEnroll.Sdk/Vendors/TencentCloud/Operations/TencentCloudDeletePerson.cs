using FaceEnroll.Sdk.Bodies;
using FaceEnroll.Sdk.Calls;
using FaceEnroll.Sdk.Deletion;
using FaceEnroll.Sdk.Replies;
using FaceEnroll.Sdk.Signing;

namespace FaceEnroll.Sdk.TencentCloud;

/// <summary>DeletePerson: a person with all faces, from all groups.</summary>
internal sealed class TencentCloudDeletePerson(string personId, TencentCloudOptions options, Tc3SigningKeyCache keys)
    : VendorOperation<DeletedPerson>(OperationName)
{
    public const string OperationName = "DeletePerson";

    public override string? PersonId => personId;

    public override FaceOperationPurpose Purpose => FaceOperationPurpose.Delete;

    public override ValueTask<HttpRequestMessage> BuildAsync(Attempt attempt) =>
        TencentCloudProtocol.BuildAsync(
            attempt,
            options,
            keys,
            new RequestBodyBuilder().Literal("{\"PersonId\":"u8).JsonString(personId).Literal("}"u8).Build()
        );

    public override DeletedPerson Read(VendorReply reply)
    {
        try
        {
            return new DeletedPerson(wasThere: true, TencentCloudProtocol.Read(reply).RequestId);
        }
        catch (FaceEnrollmentException e) when (TencentCloudErrors.SaysThatPersonIsMissing(e))
        {
            return new DeletedPerson(wasThere: false, e.RequestId);
        }
    }
}
