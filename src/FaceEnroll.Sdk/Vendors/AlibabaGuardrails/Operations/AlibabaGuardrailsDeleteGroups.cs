using FaceEnroll.Sdk.Bodies;
using FaceEnroll.Sdk.Calls;
using FaceEnroll.Sdk.Deletion;
using FaceEnroll.Sdk.Primitives;
using FaceEnroll.Sdk.Replies;

namespace FaceEnroll.Sdk.AlibabaGuardrails;

/// <summary>
/// person/groups/delete, which the vendor calls DeleteGroups: takes a person out of a group. It deletes neither the group nor
/// the person.
/// </summary>
internal sealed class AlibabaGuardrailsDeleteGroups(string personId, string groupId, AlibabaGuardrailsOptions options)
    : VendorOperation<DeletedPerson>(OperationName)
{
    public const string OperationName = "DeleteGroups";

    public override string? PersonId => personId;

    public override FaceOperationPurpose Purpose => FaceOperationPurpose.Delete;

    public override ValueTask<HttpRequestMessage> BuildAsync(Attempt attempt) =>
        AlibabaGuardrailsProtocol.BuildAsync(
            attempt,
            options,
            new EndpointPath("/green/sface/person/groups/delete"),
            [],
            new RequestBodyBuilder()
                .Literal("{\"personId\":"u8)
                .JsonString(personId)
                .Literal(",\"groupIds\":["u8)
                .JsonString(groupId)
                .Literal("]}"u8)
                .Build()
        );

    public override DeletedPerson Read(VendorReply reply)
    {
        try
        {
            var success = AlibabaGuardrailsProtocol.Read(reply);
            // No page says what its list of groups means, so the person is read again.
            return AlibabaGuardrailsProtocol.IsOfAnother(success.Data, personId)
                ? throw reply.Unreadable(success.RequestId, isShaped: true)
                : new DeletedPerson(wasThere: null, success.RequestId);
        }
        catch (FaceEnrollmentException e) when (e.Kind == FaceEnrollmentErrorKind.PersonNotFound)
        {
            return new DeletedPerson(wasThere: false, e.RequestId);
        }
    }
}
