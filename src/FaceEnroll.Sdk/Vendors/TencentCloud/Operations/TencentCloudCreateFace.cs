using System.Globalization;
using FaceEnroll.Sdk.Bodies;
using FaceEnroll.Sdk.Enrollment;
using FaceEnroll.Sdk.Reconciliation;
using FaceEnroll.Sdk.Replies;
using FaceEnroll.Sdk.Signing;

namespace FaceEnroll.Sdk.TencentCloud;

/// <summary>CreateFace: adds up to four pictures to a person that exists.</summary>
internal sealed class TencentCloudCreateFace(
    TencentCloudFaceEnrollmentRequest request,
    TencentCloudOptions options,
    Tc3SigningKeyCache keys
) : EnrollmentOperation<TencentCloudFaceEnrollmentResult>("CreateFace", EnrollmentSubject.Of(request))
{
    public override Uri Endpoint => options.EffectiveEndpoint;

    public override FaceReadBack ReadBack => new TencentCloudReadBack(options, keys);

    public override void Check(RequestRules rules)
    {
        rules.Request(request, TencentCloudLimits.Instance, null);
        rules.Must(request.FaceMatchThreshold is null or (>= 0 and <= 100), "FaceMatchThreshold", "be 0 to 100");
        rules.Must(request.QualityControl is not (< 0 or > 4), "QualityControl", "be 0 to 4");
    }

    public override ValueTask<HttpRequestMessage> BuildAsync(Attempt attempt) =>
        TencentCloudProtocol.BuildAsync(attempt, options, keys, Body());

    public override TencentCloudFaceEnrollmentResult Read(VendorReply reply)
    {
        var response = TencentCloudProtocol.Read(reply, urls: IsByUrl ? request.Images.Count : 0);
        var outcomes =
            Join(response, request.Images.Count) ?? throw reply.Unreadable(response.RequestId, isShaped: true);
        OutcomeRule.ThrowUnlessEnrolled(FaceVendor.TencentCloud, Name, reply.Status, response.RequestId, outcomes);
        return new TencentCloudFaceEnrollmentResult(response.RequestId, outcomes, response.FaceModelVersion);
    }

    public override TencentCloudFaceEnrollmentResult Found(
        IReadOnlyList<FaceImageOutcome> images,
        IReadOnlyList<string> unattributed
    ) => new(null, images, null) { UnattributedFaceIds = unattributed };

    /// <summary>All pictures are, or none: kinds do not mix.</summary>
    private bool IsByUrl => request.Images[0].Url is not null;

    private RequestBody Body()
    {
        var body = new RequestBodyBuilder().Literal("{\"PersonId\":"u8).JsonString(request.PersonId);
        body.Literal(IsByUrl ? ",\"Urls\":["u8 : ",\"Images\":["u8);
        for (var i = 0; i < request.Images.Count; i++)
        {
            if (i > 0)
            {
                body.Literal(","u8);
            }

            if (request.Images[i].UrlText is { } url)
            {
                body.JsonString(url);
            }
            else
            {
                body.Literal("\""u8).Picture(Images[i]!, PictureEncoding.Base64).Literal("\""u8);
            }
        }

        body.Literal("]"u8);
        if (request.FaceMatchThreshold is { } threshold)
        {
            body.Literal(",\"FaceMatchThreshold\":"u8).Text(threshold.ToString("R", CultureInfo.InvariantCulture));
        }

        if (request.QualityControl is { } quality)
        {
            body.Literal(",\"QualityControl\":"u8).Text(quality.ToString(CultureInfo.InvariantCulture));
        }

        if (request.NeedRotateDetection is { } rotate)
        {
            body.Literal(rotate ? ",\"NeedRotateDetection\":1"u8 : ",\"NeedRotateDetection\":0"u8);
        }

        return body.Literal("}"u8).Build();
    }

    /// <summary>
    /// One outcome per picture. There is one RetCode per input; there is one id and one box per success, matched through
    /// SucIndexes, or, in early replies without it, through the zeros of RetCode.
    /// </summary>
    /// <returns>Null when the reply does not fit the request.</returns>
    private static FaceImageOutcome[]? Join(TencentCloudResponse response, int count)
    {
        if (response.RetCode is not { } codes || codes.Count != count)
        {
            return null;
        }

        var ids = response.SucFaceIds ?? [];
        var indexes = response.SucIndexes ?? Zeros(codes);
        if (ids.Count != indexes.Count || (response.SucFaceNum ?? ids.Count) != ids.Count)
        {
            return null;
        }

        var outcomes = new FaceImageOutcome[count];
        for (var i = 0; i < ids.Count; i++)
        {
            var index = indexes[i];
            if (index < 0 || index >= count || outcomes[index] is not null || codes[index] != 0 || ids[i].Length == 0)
            {
                return null;
            }

            outcomes[index] = FaceImageOutcome.Enrolled(index, ids[i], Box(response.SucFaceRects, i, ids.Count));
        }

        for (var i = 0; i < count; i++)
        {
            if (outcomes[i] is null)
            {
                // "Added" without an id is not a success that the vendor documents.
                if (codes[i] == 0)
                {
                    return null;
                }

                var code = codes[i].ToString(CultureInfo.InvariantCulture);
                outcomes[i] = FaceImageOutcome.From(i, TencentCloudErrors.ForImage(codes[i])!.Value, code);
            }
        }

        return outcomes;
    }

    private static List<int> Zeros(List<int> codes)
    {
        var zeros = new List<int>(codes.Count);
        for (var i = 0; i < codes.Count; i++)
        {
            if (codes[i] == 0)
            {
                zeros.Add(i);
            }
        }

        return zeros;
    }

    /// <summary>Boxes are an extra: a list of another length is ignored, not trusted.</summary>
    private static FaceBoundingBox? Box(List<TencentCloudRect?>? boxes, int index, int count) =>
        boxes is not null && boxes.Count == count && boxes[index] is { } box
            ? new FaceBoundingBox(box.X, box.Y, box.Width, box.Height)
            : null;
}
