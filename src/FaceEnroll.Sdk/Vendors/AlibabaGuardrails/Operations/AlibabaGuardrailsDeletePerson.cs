using FaceEnroll.Sdk.Bodies;
using FaceEnroll.Sdk.Calls;
using FaceEnroll.Sdk.Deletion;
using FaceEnroll.Sdk.Primitives;
using FaceEnroll.Sdk.Replies;

namespace FaceEnroll.Sdk.AlibabaGuardrails;

/// <summary>person/delete: a person with all faces, from all groups.</summary>
internal sealed class AlibabaGuardrailsDeletePerson(string personId, AlibabaGuardrailsOptions options)
    : VendorOperation<DeletedPerson>(OperationName)
{
    public const string OperationName = "DeletePerson";

    public override string? PersonId => personId;

    public override FaceOperationPurpose Purpose => FaceOperationPurpose.Delete;

    public override ValueTask<HttpRequestMessage> BuildAsync(Attempt attempt) =>
        AlibabaGuardrailsProtocol.BuildAsync(
            attempt,
            options,
            new EndpointPath("/green/sface/person/delete"),
            [],
            new RequestBodyBuilder().Literal("{\"personId\":"u8).JsonString(personId).Literal("}"u8).Build()
        );

    public override DeletedPerson Read(VendorReply reply)
    {
        try
        {
            var success = AlibabaGuardrailsProtocol.Read(reply);
            if (success.Data is not { } data || AlibabaGuardrailsProtocol.IsOfAnother(data, personId))
            {
                throw reply.Unreadable(success.RequestId, isShaped: true);
            }

            // How many people were deleted. Nobody says that 0 means nobody was there, so it is read again.
            var deleted = CountText.Of(AlibabaGuardrailsText.Of(data.DeleteCount));
            return new DeletedPerson(deleted > 0 ? true : null, success.RequestId);
        }
        catch (FaceEnrollmentException e) when (e.Kind == FaceEnrollmentErrorKind.PersonNotFound)
        {
            return new DeletedPerson(wasThere: false, e.RequestId);
        }
    }
}
