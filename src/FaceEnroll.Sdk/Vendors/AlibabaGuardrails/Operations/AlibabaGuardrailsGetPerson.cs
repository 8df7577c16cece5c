using FaceEnroll.Sdk.Bodies;
using FaceEnroll.Sdk.Calls;
using FaceEnroll.Sdk.Primitives;
using FaceEnroll.Sdk.Replies;

namespace FaceEnroll.Sdk.AlibabaGuardrails;

/// <summary>sface/person: a person with its groups and the ids of its faces; null when there is no such person.</summary>
internal sealed class AlibabaGuardrailsGetPerson(string personId, AlibabaGuardrailsOptions options)
    : VendorOperation<AlibabaGuardrailsPerson?>("GetPerson")
{
    public override string? PersonId => personId;

    public override bool ChangesFaces => false;

    public override ValueTask<HttpRequestMessage> BuildAsync(Attempt attempt) =>
        AlibabaGuardrailsProtocol.BuildAsync(
            attempt,
            options,
            new EndpointPath("/green/sface/person"),
            [],
            new RequestBodyBuilder().Literal("{\"personId\":"u8).JsonString(personId).Literal("}"u8).Build()
        );

    public override AlibabaGuardrailsPerson? Read(VendorReply reply)
    {
        try
        {
            var success = AlibabaGuardrailsProtocol.Read(reply);
            // A list that is missing or cannot be read whole would look like the absence of a face.
            return
                success.Data is { } data
                && !AlibabaGuardrailsProtocol.IsOfAnother(data, personId)
                && AlibabaGuardrailsText.ListOf(data.FaceIds) is { } ids
                ? new AlibabaGuardrailsPerson(data, ids)
                : throw reply.Unreadable(success.RequestId, isShaped: true);
        }
        catch (FaceEnrollmentException e) when (e.Kind == FaceEnrollmentErrorKind.PersonNotFound)
        {
            return null;
        }
    }
}
