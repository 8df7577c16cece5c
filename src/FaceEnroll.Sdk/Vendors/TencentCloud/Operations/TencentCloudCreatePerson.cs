using FaceEnroll.Sdk.Bodies;
using FaceEnroll.Sdk.Enrollment;
using FaceEnroll.Sdk.Reconciliation;
using FaceEnroll.Sdk.Replies;
using FaceEnroll.Sdk.Signing;

namespace FaceEnroll.Sdk.TencentCloud;

/// <summary>
/// CreatePerson: makes a person and stores its first face, so it is an enrollment with its own certainty.
/// </summary>
internal sealed class TencentCloudCreatePerson(
    FacePersonRequest request,
    TencentCloudOptions options,
    Tc3SigningKeyCache keys
) : EnrollmentOperation<FacePersonResult>("CreatePerson", EnrollmentSubject.Of(request))
{
    public override Uri Endpoint => options.EffectiveEndpoint;

    public override FaceReadBack ReadBack { get; } = new TencentCloudReadBack(options, keys);

    public override string? CreatedIn => string.Join("\n", request.GroupIds);

    public override void Check(RequestRules rules)
    {
        var limits = TencentCloudLimits.Instance;
        rules.Id("PersonId", request.PersonId, limits.PersonId);
        rules.Must(request.GroupIds.Count == 1, "GroupIds", "be exactly one group");
        foreach (var group in request.GroupIds)
        {
            rules.Id("GroupIds", group, limits.LibraryId);
        }

        if (string.IsNullOrEmpty(request.Name))
        {
            rules.Say("Name is not set: it must be 1 to 60 characters.");
        }

        rules.Text("Name", request.Name, 60);
        rules.Must(request.FirstImage is not null, "FirstImage", "be given: CreatePerson stores it");
        if (request.FirstImage?.Url is { } url)
        {
            rules.Url("FirstImage", url);
        }

        rules.Must(request.Note is null, "Note", "be null: this vendor keeps none here");
    }

    public override ValueTask<HttpRequestMessage> BuildAsync(Attempt attempt) =>
        TencentCloudProtocol.BuildAsync(attempt, options, keys, Body());

    public override FacePersonResult Read(VendorReply reply)
    {
        var response = TencentCloudProtocol.Read(reply);
        if (!string.IsNullOrEmpty(response.FaceId))
        {
            var box = response.FaceRect is { } r ? new FaceBoundingBox(r.X, r.Y, r.Width, r.Height) : default;
            var outcome = FaceImageOutcome.Enrolled(0, response.FaceId, response.FaceRect is null ? null : box);
            return new FacePersonResult(FaceVendor.TencentCloud, response.RequestId, outcome);
        }

        // With uniqueness control a likeness stops the person without an Error.
        throw string.IsNullOrEmpty(response.SimilarPersonId)
            ? reply.Unreadable(response.RequestId, isShaped: true)
            : reply.Refused(
                "SimilarPersonId",
                Verdict.Refused(FaceEnrollmentErrorKind.Duplicate),
                null,
                response.RequestId
            );
    }

    public override FacePersonResult Found(
        IReadOnlyList<FaceImageOutcome> images,
        IReadOnlyList<string> unattributed
    ) => new(FaceVendor.TencentCloud, null, images[0]);

    private RequestBody Body()
    {
        var body = new RequestBodyBuilder()
            .Literal("{\"GroupId\":"u8)
            .JsonString(request.GroupIds[0])
            .Literal(",\"PersonName\":"u8)
            .JsonString(request.Name!)
            .Literal(",\"PersonId\":"u8)
            .JsonString(request.PersonId);
        if (request.FirstImage!.UrlText is { } url)
        {
            return body.Literal(",\"Url\":"u8).JsonString(url).Literal("}"u8).Build();
        }

        return body.Literal(",\"Image\":\""u8).Picture(Images[0]!, PictureEncoding.Base64).Literal("\"}"u8).Build();
    }
}
