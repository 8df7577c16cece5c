using FaceEnroll.Sdk.Bodies;
using FaceEnroll.Sdk.Calls;
using FaceEnroll.Sdk.Deletion;
using FaceEnroll.Sdk.Primitives;
using FaceEnroll.Sdk.Replies;

namespace FaceEnroll.Sdk.AlibabaGuardrails;

/// <summary>
/// face/delete: faces of a person. An unknown face gives no error, it is only not listed; an unknown person may be a 500.
/// </summary>
internal sealed class AlibabaGuardrailsDeleteFaces(
    string personId,
    IReadOnlyList<FaceEntry> faces,
    AlibabaGuardrailsOptions options
) : VendorOperation<DeletedLot>(OperationName)
{
    public const string OperationName = "DeleteFaces";

    public override string? PersonId => personId;

    public override FaceOperationPurpose Purpose => FaceOperationPurpose.Delete;

    public override ValueTask<HttpRequestMessage> BuildAsync(Attempt attempt) =>
        AlibabaGuardrailsProtocol.BuildAsync(
            attempt,
            options,
            new EndpointPath("/green/sface/face/delete"),
            [],
            Body()
        );

    public override DeletedLot Read(VendorReply reply)
    {
        try
        {
            var success = AlibabaGuardrailsProtocol.Read(reply);
            // Without a list nothing is known of any face.
            return
                success.Data is { } data
                && !AlibabaGuardrailsProtocol.IsOfAnother(data, personId)
                && AlibabaGuardrailsText.ListOf(data.FaceIds) is { } gone
                ? new DeletedLot { Gone = gone, RequestId = success.RequestId }
                : throw reply.Unreadable(success.RequestId, isShaped: true);
        }
        catch (FaceEnrollmentException e) when (e.Kind == FaceEnrollmentErrorKind.PersonNotFound)
        {
            return new DeletedLot { Absent = [.. faces.Select(static f => f.FaceId!)], RequestId = e.RequestId };
        }
    }

    private RequestBody Body()
    {
        var body = new RequestBodyBuilder()
            .Literal("{\"personId\":"u8)
            .JsonString(personId)
            .Literal(",\"faceIds\":["u8);
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
