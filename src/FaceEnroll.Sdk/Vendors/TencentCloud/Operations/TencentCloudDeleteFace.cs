using FaceEnroll.Sdk.Bodies;
using FaceEnroll.Sdk.Calls;
using FaceEnroll.Sdk.Deletion;
using FaceEnroll.Sdk.Replies;
using FaceEnroll.Sdk.Signing;

namespace FaceEnroll.Sdk.TencentCloud;

/// <summary>
/// DeleteFace (https://cloud.tencent.com/document/api/867/45013): never a person's last face. What its reply does not list was
/// not there, or is still there: no page says which.
/// </summary>
internal sealed class TencentCloudDeleteFace(
    string personId,
    IReadOnlyList<FaceEntry> faces,
    TencentCloudOptions options,
    Tc3SigningKeyCache keys
) : VendorOperation<DeletedLot>(OperationName)
{
    public const string OperationName = "DeleteFace";

    public override string? PersonId => personId;

    public override FaceOperationPurpose Purpose => FaceOperationPurpose.Delete;

    public override ValueTask<HttpRequestMessage> BuildAsync(Attempt attempt) =>
        TencentCloudProtocol.BuildAsync(attempt, options, keys, Body());

    public override DeletedLot Read(VendorReply reply)
    {
        try
        {
            var response = TencentCloudProtocol.Read(reply);
            return response.SucFaceIds is { } gone
                ? new DeletedLot { Gone = gone, RequestId = response.RequestId }
                : throw reply.Unreadable(response.RequestId, isShaped: true);
        }
        catch (FaceEnrollmentException e) when (TencentCloudErrors.SaysThatPersonIsMissing(e))
        {
            return new DeletedLot { Absent = [.. faces.Select(static f => f.FaceId!)], RequestId = e.RequestId };
        }
    }

    private RequestBody Body()
    {
        var body = new RequestBodyBuilder()
            .Literal("{\"PersonId\":"u8)
            .JsonString(personId)
            .Literal(",\"FaceIds\":["u8);
        for (var i = 0; i < faces.Count; i++)
        {
            if (i > 0)
            {
                body.Literal(","u8);
            }

            body.JsonString(faces[i].FaceId!);
        }

        return body.Literal("]}"u8).Build();
    }
}
