using FaceEnroll.Sdk.Bodies;
using FaceEnroll.Sdk.Calls;
using FaceEnroll.Sdk.Deletion;
using FaceEnroll.Sdk.Primitives;
using FaceEnroll.Sdk.Replies;

namespace FaceEnroll.Sdk.AlibabaIdVerification;

/// <summary>
/// DeleteFaceRecord: one record, by its own id. DeleteFaceRecordV2 deletes by person, and from every group where none is named:
/// it is not used.
/// </summary>
internal sealed class AlibabaIdVerificationDeleteFaceRecord(
    string personId,
    FaceEntry face,
    AlibabaIdVerificationOptions options
) : VendorOperation<DeletedLot>(OperationName)
{
    public const string OperationName = "DeleteFaceRecord";

    public override string? PersonId => personId;

    public override FaceOperationPurpose Purpose => FaceOperationPurpose.Delete;

    public override ValueTask<HttpRequestMessage> BuildAsync(Attempt attempt) =>
        AlibabaIdVerificationProtocol.FormAsync(attempt, options, new FormBody().Add("Id", face.RecordId));

    public override DeletedLot Read(VendorReply reply)
    {
        var response = AlibabaIdVerificationProtocol.Read(
            reply,
            AlibabaIdVerificationJson.Default.AlibabaIdVerificationCount
        );
        var requestId = response.RequestId;
        return CountText.Of(response.Data) switch
        {
            > 0 => new DeletedLot { Gone = [face.FaceId!], RequestId = requestId },
            // The record was there when it was read; nobody says that 0 means it was not, so it is read again.
            _ => new DeletedLot { RequestId = requestId },
        };
    }
}
