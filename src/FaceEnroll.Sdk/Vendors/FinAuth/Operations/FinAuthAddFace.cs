using System.Globalization;
using FaceEnroll.Sdk.Bodies;
using FaceEnroll.Sdk.Enrollment;
using FaceEnroll.Sdk.Primitives;
using FaceEnroll.Sdk.Reconciliation;
using FaceEnroll.Sdk.Replies;

namespace FaceEnroll.Sdk.FinAuth;

/// <summary>Adds one picture's face to a face library.</summary>
internal sealed class FinAuthAddFace(FinAuthFaceEnrollmentRequest request, FinAuthOptions options)
    : EnrollmentOperation<FinAuthFaceEnrollmentResult>("AddFace", EnrollmentSubject.Of(request))
{
    private static readonly EndpointPath s_path = new("/finauth/search/group/add");

    public override string? LibraryId { get; } = request.LibraryId ?? options.LibraryId;

    public override Uri Endpoint => options.EffectiveEndpoint;

    public override TimeSpan ClaimWindow => FinAuthReadBack.Window;

    public override FaceReadBack ReadBack => new FinAuthReadBack(options);

    public override void Check(RequestRules rules)
    {
        rules.Request(request, FinAuthLimits.Instance, LibraryId);
        rules.Text(nameof(request.UserData), request.UserData, FinAuthLimits.MaxUserData);
    }

    public override async ValueTask<HttpRequestMessage> BuildAsync(Attempt attempt)
    {
        var form = FinAuthProtocol
            .Begin(attempt, options)
            .Text("group_id", LibraryId!)
            .Text("user_id", request.PersonId);
        if (!string.IsNullOrEmpty(request.UserData))
        {
            form.Text("user_data", request.UserData!);
        }

        if (request.MultiOrientedDetection is { } turned)
        {
            form.Text("multi_oriented_detection", turned ? "1" : "0");
        }

        var picture = Images[0]!;
        if (options.SendAsBase64)
        {
            form.Base64("image", picture);
        }
        else
        {
            var format = await MultipartBody.FormatOfAsync(picture, attempt.CancellationToken).ConfigureAwait(false);
            form.File("file", picture, format);
        }

        return FinAuthProtocol.Post(attempt, options, s_path, form);
    }

    public override FinAuthFaceEnrollmentResult Read(VendorReply reply)
    {
        var response = FinAuthProtocol.Read(reply);
        var hasToken = !string.IsNullOrEmpty(response.FaceToken);
        if (!hasToken || !FinAuthProtocol.IsSuccess(reply))
        {
            throw FinAuthProtocol.NoSuccess(reply, response, looksApplied: hasToken);
        }

        // "Empty if not defined." Another library's success answers another request.
        var library = string.IsNullOrEmpty(response.GroupId) ? LibraryId! : response.GroupId!;
        if (!string.Equals(library, LibraryId!, StringComparison.OrdinalIgnoreCase))
        {
            throw reply.OfAnother("library", response.RequestId);
        }

        return new FinAuthFaceEnrollmentResult(
            response.RequestId,
            [FaceImageOutcome.Enrolled(0, response.FaceToken)],
            response.FaceToken!,
            Milliseconds(response.TimeUsed)
        )
        {
            LibraryIds = [library],
        };
    }

    public override FinAuthFaceEnrollmentResult Found(
        IReadOnlyList<FaceImageOutcome> images,
        IReadOnlyList<string> unattributed
    ) => new(null, images, images[0].FaceId!, null) { LibraryIds = [LibraryId!] };

    private static TimeSpan? Milliseconds(string? text) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var count)
            ? TimeSpan.FromMilliseconds(count)
            : null;
}
