using System.Text.Json;
using FaceEnroll.Sdk.Bodies;
using FaceEnroll.Sdk.Calls;
using FaceEnroll.Sdk.Enrollment;
using FaceEnroll.Sdk.Primitives;
using FaceEnroll.Sdk.Reconciliation;
using FaceEnroll.Sdk.Replies;
using Microsoft.Extensions.Logging;

namespace FaceEnroll.Sdk.AlibabaGuardrails;

/// <summary>face/add: adds pictures, by their URLs, to a person that exists.</summary>
internal sealed class AlibabaGuardrailsAddFaces(
    AlibabaGuardrailsFaceEnrollmentRequest request,
    AlibabaGuardrailsOptions options,
    string registration,
    ILogger logger
) : EnrollmentOperation<AlibabaGuardrailsFaceEnrollmentResult>("AddFaces", EnrollmentSubject.Of(request))
{
    private const FaceVendor Vendor = FaceVendor.AlibabaGuardrails;

    private static readonly EndpointPath s_path = new("/green/sface/face/add");

    private PublishedImages? _published;
    private bool _someUnknown;

    public override Uri Endpoint => options.EffectiveEndpoint;

    public override FaceReadBack ReadBack => new AlibabaGuardrailsReadBack(options);

    public override void Check(RequestRules rules)
    {
        rules.Request(request, AlibabaGuardrailsLimits.For(options), null);
        rules.Must(
            options.ImageHost is not null || request.Images.Count == 0 || !IsContent,
            "Images",
            "be URLs: this vendor takes no content unless an IFaceImageHost is registered that publishes it"
        );
        rules.Text("BizType", request.BizType, AlibabaGuardrailsLimits.MaxText);
        foreach (var (name, value) in request.ClientInfo?.Members() ?? [])
        {
            rules.Text($"ClientInfo.{name}", value, AlibabaGuardrailsLimits.MaxText);
        }
    }

    public override ValueTask PrepareAsync(CallScope scope)
    {
        if (!IsContent)
        {
            return default;
        }

        _published ??= new PublishedImages(Vendor, Name, options.ImageHost!, registration, logger);
        return _published.PublishAsync(Images, scope.Token);
    }

    public override ValueTask<HttpRequestMessage> BuildAsync(Attempt attempt) =>
        AlibabaGuardrailsProtocol.BuildAsync(
            attempt,
            options,
            s_path,
            AlibabaGuardrailsProtocol.Query(request.ClientInfo),
            Body()
        );

    public override AlibabaGuardrailsFaceEnrollmentResult Read(VendorReply reply)
    {
        var success = AlibabaGuardrailsProtocol.Read(reply, request.Images.Count);
        if (AlibabaGuardrailsProtocol.IsOfAnother(success.Data, request.PersonId))
        {
            throw reply.OfAnother("person", success.RequestId);
        }

        var items = Items(success.Data);
        var added = new List<string>();
        var outcomes = new FaceImageOutcome[request.Images.Count];
        var isJoined = items.Count == outcomes.Length;
        _someUnknown = false;
        for (var i = 0; i < outcomes.Length; i++)
        {
            outcomes[i] = isJoined ? Outcome(i, items[i]) : NotAttributable(i);
            _someUnknown |= outcomes[i].Status == FaceImageStatus.Unknown;
        }

        if (!isJoined)
        {
            foreach (var item in items)
            {
                if (item?.AddedFace is { } id)
                {
                    added.Add(id);
                }
            }
        }

        // An id that matches no picture still proves an enrolled face.
        if (added.Count == 0)
        {
            OutcomeRule.ThrowUnlessEnrolled(Vendor, Name, reply.Status, success.RequestId, outcomes);
        }

        var groups = success.Data is { } data
            ? AlibabaGuardrailsText.ListOf(data.GroupIds) ?? AlibabaGuardrailsText.ListOf(data.GroupId)
            : null;
        var personId = success.Data is { } said ? AlibabaGuardrailsText.Of(said.PersonId) : null;
        return new AlibabaGuardrailsFaceEnrollmentResult(success.RequestId, outcomes, personId)
        {
            LibraryIds = groups ?? [],
            UnattributedFaceIds = added,
        };
    }

    public override AlibabaGuardrailsFaceEnrollmentResult Found(
        IReadOnlyList<FaceImageOutcome> images,
        IReadOnlyList<string> unattributed
    ) => new(null, images, null) { UnattributedFaceIds = unattributed };

    public override ValueTask CleanUpAsync(bool outcomeKnown)
    {
        if (_published is not { } published)
        {
            return default;
        }

        // If the call is sent once more after reading back, it publishes anew: these may be gone by then.
        _published = null;
        if (outcomeKnown && !_someUnknown)
        {
            return new ValueTask(published.ReleaseAsync());
        }

        published.ReleaseAfter(options.UnknownOutcomeLeaseDuration, options.TimeProvider);
        return default;
    }

    /// <summary>All pictures are, or none: kinds do not mix.</summary>
    private bool IsContent => request.Images[0].Url is null;

    private RequestBody Body()
    {
        var body = new RequestBodyBuilder().Literal("{\"personId\":"u8).JsonString(request.PersonId);
        if (!string.IsNullOrEmpty(request.BizType))
        {
            body.Literal(",\"bizType\":"u8).JsonString(request.BizType!);
        }

        body.Literal(",\"urls\":["u8);
        for (var i = 0; i < request.Images.Count; i++)
        {
            if (i > 0)
            {
                body.Literal(","u8);
            }

            body.JsonString(request.Images[i].UrlText ?? _published!.Urls[i].OriginalString);
        }

        return body.Literal("]}"u8).Build();
    }

    /// <summary>One entry per item of the reply, null for one that is not an object.</summary>
    private static List<AlibabaGuardrailsItem?> Items(AlibabaGuardrailsData? data)
    {
        List<AlibabaGuardrailsItem?> items = [];
        if (data is { FaceImageItems: { ValueKind: JsonValueKind.Array } list })
        {
            items.Capacity = list.GetArrayLength();
            foreach (var item in list.EnumerateArray())
            {
                items.Add(item.ValueKind == JsonValueKind.Object ? new AlibabaGuardrailsItem(item) : null);
            }
        }

        return items;
    }

    private static FaceImageOutcome Outcome(int index, AlibabaGuardrailsItem? item)
    {
        if (item?.AddedFace is { } id)
        {
            return FaceImageOutcome.Enrolled(index, id);
        }

        if (item is { Success.ValueKind: JsonValueKind.False, Msg: var reason })
        {
            var message = AlibabaGuardrailsText.Of(reason);
            return FaceImageOutcome.From(
                index,
                AlibabaGuardrailsErrors.ForItem(message),
                code: null,
                message: VendorReply.CutMessage(message)
            );
        }

        return FaceImageOutcome.From(
            index,
            Verdict.Unknown(FaceEnrollmentErrorKind.Protocol),
            null,
            "The reply's item says neither that the face was added nor that it was not."
        );
    }

    private static FaceImageOutcome NotAttributable(int index) =>
        FaceImageOutcome.From(
            index,
            Verdict.Unknown(FaceEnrollmentErrorKind.Protocol),
            null,
            "The reply's items are not as many as the pictures and carry no index."
        );
}
