using FaceEnroll.Sdk.Bodies;
using FaceEnroll.Sdk.Enrollment;
using FaceEnroll.Sdk.Primitives;
using FaceEnroll.Sdk.Reconciliation;
using FaceEnroll.Sdk.Replies;

namespace FaceEnroll.Sdk.AlibabaGuardrails;

/// <summary>
/// person/add (https://www.alibabacloud.com/help/en/content-moderation/latest/add-person): makes a person without a face.
/// It is not a preparation but a write that cannot be repeated, so a lost reply is Unknown (the person may exist) and is
/// not retried; sent again it would answer Duplicate for a person that this very call made.
/// </summary>
internal sealed class AlibabaGuardrailsAddPerson(FacePersonRequest request, AlibabaGuardrailsOptions options)
    : EnrollmentOperation<FacePersonResult>(OperationName, EnrollmentSubject.Of(request))
{
    public const string OperationName = "AddPerson";

    private const FaceVendor Vendor = FaceVendor.AlibabaGuardrails;

    public override Uri Endpoint => options.EffectiveEndpoint;

    public override FaceReadBack ReadBack { get; } = new AlibabaGuardrailsReadBack(options, OperationName);

    public override void Check(RequestRules rules)
    {
        rules.Id("PersonId", request.PersonId, AlibabaGuardrailsLimits.Id);
        rules.Must(request.GroupIds.Count > 0, "GroupIds", "hold at least one group");
        foreach (var group in request.GroupIds)
        {
            rules.Id("GroupIds", group, AlibabaGuardrailsLimits.Id);
        }

        rules.Text("Name", request.Name, AlibabaGuardrailsLimits.MaxText);
        rules.Text("Note", request.Note, AlibabaGuardrailsLimits.MaxText);
        rules.Must(request.FirstImage is null, "FirstImage", "be null: this vendor stores no face with the person");
    }

    public override ValueTask<HttpRequestMessage> BuildAsync(Attempt attempt) =>
        AlibabaGuardrailsProtocol.BuildAsync(attempt, options, new EndpointPath("/green/sface/person/add"), [], Body());

    public override FacePersonResult Read(VendorReply reply) =>
        new(Vendor, AlibabaGuardrailsProtocol.Read(reply).RequestId, firstImage: null);

    /// <summary>Never called: a face that was not sent cannot be found.</summary>
    public override FacePersonResult Found(
        IReadOnlyList<FaceImageOutcome> images,
        IReadOnlyList<string> unattributed
    ) => throw new NotSupportedException();

    private RequestBody Body()
    {
        var body = new RequestBodyBuilder()
            .Literal("{\"personId\":"u8)
            .JsonString(request.PersonId)
            .Literal(",\"groupIds\":["u8);
        for (var i = 0; i < request.GroupIds.Count; i++)
        {
            if (i > 0)
            {
                body.Literal(","u8);
            }

            body.JsonString(request.GroupIds[i]);
        }

        body.Literal("]"u8);
        if (!string.IsNullOrEmpty(request.Name))
        {
            body.Literal(",\"name\":"u8).JsonString(request.Name!);
        }

        if (!string.IsNullOrEmpty(request.Note))
        {
            body.Literal(",\"note\":"u8).JsonString(request.Note!);
        }

        return body.Literal("}"u8).Build();
    }
}
