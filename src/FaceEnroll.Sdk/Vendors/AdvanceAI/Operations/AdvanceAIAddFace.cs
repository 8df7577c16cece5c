using FaceEnroll.Sdk.Bodies;
using FaceEnroll.Sdk.Calls;
using FaceEnroll.Sdk.Enrollment;
using FaceEnroll.Sdk.Primitives;
using FaceEnroll.Sdk.Reconciliation;
using FaceEnroll.Sdk.Replies;

namespace FaceEnroll.Sdk.AdvanceAI;

/// <summary>Adds one picture's face to a face set.</summary>
internal sealed class AdvanceAIAddFace(
    AdvanceAIFaceEnrollmentRequest request,
    AdvanceAIOptions options,
    AdvanceAITokens tokens
) : EnrollmentOperation<AdvanceAIFaceEnrollmentResult>("AddFace", EnrollmentSubject.Of(request))
{
    public const string Path = "/intl/openapi/face-search/facereferences";

    private static readonly EndpointPath s_path = new(Path);

    private readonly AdvanceAIAccess _access = new(tokens, options);
    private readonly string _reference = MakeReference(request, options);

    public override string? LibraryId { get; } = request.LibraryId ?? options.LibraryId;

    /// <summary>Only a reference that no other call sends tells this call's face from others.</summary>
    public override string? Reference => options.UniqueExternalReference ? _reference : null;

    public override Uri Endpoint => options.EffectiveEndpoint;

    public override FaceReadBack ReadBack => new AdvanceAIReadBack(options, tokens);

    /// <summary>The token is all that the call needs; the key pair was used for it.</summary>
    public override bool NeedsCredentials => false;

    public override void Check(RequestRules rules)
    {
        rules.Request(request, AdvanceAILimits.Instance, LibraryId);
        Id(nameof(request.ExternalReferenceId), request.ExternalReferenceId);
        Id(nameof(request.IdNumber), request.IdNumber);
        Id(nameof(request.IdCardType), request.IdCardType);
        // A name is not an id: blanks at its ends do not make it another person.
        rules.Text(nameof(request.Name), request.Name, AdvanceAILimits.MaxText);
        rules.Must(
            request.Country is not { Length: > 0 } country || IsAlpha2(country),
            nameof(request.Country),
            "be an ISO 3166 alpha-2 code, two capital letters"
        );

        void Id(string parameter, string? id)
        {
            if (!string.IsNullOrEmpty(id))
            {
                rules.Id(parameter, id, AdvanceAILimits.Text);
            }
        }
    }

    public override ValueTask PrepareAsync(CallScope scope) => _access.PrepareAsync(Name, scope);

    public override async ValueTask<HttpRequestMessage> BuildAsync(Attempt attempt)
    {
        var form = new MultipartBody().Text("faceSetId", LibraryId!).Text("externalReferenceId", _reference);
        AddIfSet("idNumber", request.IdNumber);
        AddIfSet("idCardType", request.IdCardType);
        AddIfSet("country", request.Country);
        AddIfSet("name", request.Name);
        var picture = Images[0]!;
        var format = await MultipartBody.FormatOfAsync(picture, attempt.CancellationToken).ConfigureAwait(false);
        form.File("faceImage", picture, format);
        return _access.Authorize(
            attempt,
            attempt.Post(s_path.At(options.EffectiveEndpoint), form.Build(), form.ContentType)
        );

        void AddIfSet(string name, string? value)
        {
            if (!string.IsNullOrEmpty(value))
            {
                form.Text(name, value!);
            }
        }
    }

    public override AdvanceAIFaceEnrollmentResult Read(VendorReply reply)
    {
        var envelope = AdvanceAIProtocol.Read(reply, _access.ForCode);
        var faceId = AdvanceAIProtocol.Text(envelope.Data);
        if (string.IsNullOrEmpty(faceId))
        {
            throw AdvanceAIProtocol.HalfSuccess(reply, envelope);
        }

        return new AdvanceAIFaceEnrollmentResult(
            envelope.TransactionId,
            [FaceImageOutcome.Enrolled(0, faceId)],
            _reference,
            envelope.PricingStrategy
        )
        {
            LibraryIds = [LibraryId!],
        };
    }

    public override AdvanceAIFaceEnrollmentResult Found(
        IReadOnlyList<FaceImageOutcome> images,
        IReadOnlyList<string> unattributed
    ) => new(null, images, _reference, null) { LibraryIds = [LibraryId!] };

    public override bool DropCredentials(FaceEnrollmentOptions options, FaceEnrollmentCredentials? used) =>
        _access.Drop();

    private static string MakeReference(AdvanceAIFaceEnrollmentRequest request, AdvanceAIOptions options)
    {
        var reference = string.IsNullOrEmpty(request.ExternalReferenceId)
            ? request.PersonId
            : request.ExternalReferenceId!;
        return options.UniqueExternalReference ? $"{reference}.{Nonce.Hex()}" : reference;
    }

    private static bool IsAlpha2(string country) =>
        country.Length == 2 && country[0] is >= 'A' and <= 'Z' && country[1] is >= 'A' and <= 'Z';
}
