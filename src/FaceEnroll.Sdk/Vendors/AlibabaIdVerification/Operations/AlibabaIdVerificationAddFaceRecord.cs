using System.Text.Json;
using FaceEnroll.Sdk.Bodies;
using FaceEnroll.Sdk.Calls;
using FaceEnroll.Sdk.Enrollment;
using FaceEnroll.Sdk.Reconciliation;
using FaceEnroll.Sdk.Replies;

namespace FaceEnroll.Sdk.AlibabaIdVerification;

/// <summary>AddFaceRecord: adds one picture to a face group, uploading it first when it is large.</summary>
internal sealed class AlibabaIdVerificationAddFaceRecord(
    AlibabaIdVerificationFaceEnrollmentRequest request,
    AlibabaIdVerificationOptions options
) : EnrollmentOperation<AlibabaIdVerificationFaceEnrollmentResult>(OperationName, EnrollmentSubject.Of(request))
{
    public const string OperationName = "AddFaceRecord";

    private string? _uploaded;

    public override Uri Endpoint => options.EffectiveEndpoint;

    public override string? LibraryId { get; } = request.LibraryId ?? options.LibraryId;

    public override FaceReadBack ReadBack => new AlibabaIdVerificationReadBack(options);

    private bool NeedsUpload =>
        Images[0] is { } picture
        && (
            picture.Length > AlibabaIdVerificationLimits.MaxBase64ImageBytes
            || (request.ForceUpload ?? options.ForceUpload)
        );

    public override void Check(RequestRules rules)
    {
        var limits = AlibabaIdVerificationLimits.For(options);
        rules.Request(request, limits, LibraryId);
        rules.Must(
            request.ForceUpload is not true || request.Images.Count == 0 || request.Images[0].Url is null,
            "ForceUpload",
            "be false or null for a URL: there is nothing to upload"
        );
    }

    /// <summary>Uploads once per call: the object in OSS stays good for every attempt of the record call.</summary>
    public override async ValueTask PrepareAsync(CallScope scope)
    {
        if (_uploaded is not null || !NeedsUpload)
        {
            return;
        }

        var permit = await scope.ExecuteAsync(new AlibabaIdVerificationAuthorizeUpload(options)).ConfigureAwait(false);
        await scope
            .ExecuteAsync(new AlibabaIdVerificationPostObject(permit, Images[0]!, options))
            .ConfigureAwait(false);
        // Plain http and the public endpoint, as every official client writes it: it names the object to the vendor,
        // and nothing is fetched from it here.
        _uploaded = $"http://{permit.Bucket}.{permit.Endpoint}/{permit.ObjectKey}";
    }

    public override ValueTask<HttpRequestMessage> BuildAsync(Attempt attempt)
    {
        // The RPC scheme adds nine parameters of its own.
        var form = new FormBody(options.SignatureScheme == AlibabaIdVerificationSignatureScheme.RpcHmacSha1 ? 14 : 5)
            .Add("ProductCode", "FACE_ENROLL")
            .Add("FaceGroupCode", LibraryId)
            .Add("MerchantUserId", request.PersonId)
            .Add("FaceQualityCheck", request.FaceQualityCheck is { } check ? (check ? "Y" : "N") : null);
        _ =
            _uploaded is { } uploaded ? form.Add("FacePictureFile", uploaded)
            : request.Images[0].UrlText is { } url ? form.Add("FacePictureUrl", url)
            : form.Add("FacePicture", Images[0]!);
        return AlibabaIdVerificationProtocol.FormAsync(attempt, options, form);
    }

    public override AlibabaIdVerificationFaceEnrollmentResult Read(VendorReply reply)
    {
        var response = AlibabaIdVerificationProtocol.Read(
            reply,
            AlibabaIdVerificationJson.Default.AlibabaIdVerificationAddReply
        );
        var result = response.Result;
        var quality = Quality(result?.ExtFaceInfo);
        var outcome = result?.Passed switch
        {
            "Y" => FaceImageOutcome.Enrolled(0, faceId: null),
            "N" => FaceImageOutcome.From(
                0,
                AlibabaIdVerificationErrors.NotPassed,
                "Passed=N",
                quality == AlibabaIdVerificationFaceQuality.Low ? "The vendor finds its quality poor." : null
            ),
            _ => throw reply.Unreadable(response.RequestId, isShaped: true),
        };
        OutcomeRule.ThrowUnlessEnrolled(
            FaceVendor.AlibabaIdVerification,
            Name,
            reply.Status,
            response.RequestId,
            [outcome]
        );
        return new AlibabaIdVerificationFaceEnrollmentResult(
            response.RequestId,
            [outcome],
            quality,
            result!.ExtFaceInfo
        )
        {
            LibraryIds = [LibraryId!],
        };
    }

    public override AlibabaIdVerificationFaceEnrollmentResult Found(
        IReadOnlyList<FaceImageOutcome> images,
        IReadOnlyList<string> unattributed
    ) =>
        new(null, images, AlibabaIdVerificationFaceQuality.Unspecified, null)
        {
            LibraryIds = [LibraryId!],
            UnattributedFaceIds = unattributed,
        };

    /// <summary>It is an extra: whatever it holds does not change whether the face was enrolled.</summary>
    private static AlibabaIdVerificationFaceQuality Quality(string? json)
    {
        if (string.IsNullOrEmpty(json))
        {
            return AlibabaIdVerificationFaceQuality.Unspecified;
        }

        try
        {
            var type = AlibabaIdVerificationJson.Default.AlibabaIdVerificationExtFaceInfo;
            return JsonSerializer.Deserialize(json!, type)?.FaceQuality switch
            {
                "HIGH" => AlibabaIdVerificationFaceQuality.High,
                "LOW" => AlibabaIdVerificationFaceQuality.Low,
                _ => AlibabaIdVerificationFaceQuality.Unspecified,
            };
        }
        catch (JsonException)
        {
            return AlibabaIdVerificationFaceQuality.Unspecified;
        }
    }
}
