using FaceEnroll.Sdk.Bodies;
using FaceEnroll.Sdk.Calls;
using FaceEnroll.Sdk.Primitives;
using FaceEnroll.Sdk.Replies;

namespace FaceEnroll.Sdk.AlibabaGuardrails;

/// <summary>sface/groups: the ids of all groups, in one answer (an account has at most 100).</summary>
internal sealed class AlibabaGuardrailsGetGroups(AlibabaGuardrailsOptions options)
    : VendorOperation<IReadOnlyList<string>>("GetGroups")
{
    public override bool ChangesFaces => false;

    public override ValueTask<HttpRequestMessage> BuildAsync(Attempt attempt) =>
        AlibabaGuardrailsProtocol.BuildAsync(
            attempt,
            options,
            new EndpointPath("/green/sface/groups"),
            [],
            new RequestBodyBuilder().Literal("{}"u8).Build()
        );

    public override IReadOnlyList<string> Read(VendorReply reply)
    {
        var success = AlibabaGuardrailsProtocol.Read(reply);
        return success.Data is { } data && AlibabaGuardrailsText.ListOf(data.GroupIds) is { } groups
            ? groups
            : throw reply.Unreadable(success.RequestId, isShaped: true);
    }
}
