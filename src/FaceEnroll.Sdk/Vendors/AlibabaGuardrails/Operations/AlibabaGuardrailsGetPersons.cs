using System.Globalization;
using FaceEnroll.Sdk.Bodies;
using FaceEnroll.Sdk.Calls;
using FaceEnroll.Sdk.Listing;
using FaceEnroll.Sdk.Primitives;
using FaceEnroll.Sdk.Replies;

namespace FaceEnroll.Sdk.AlibabaGuardrails;

/// <summary>
/// sface/group/persons: the ids of a group's people, by pages from 1. No page says what an unknown group answers: it counts
/// as one without people, for groups exist only by being named.
/// </summary>
internal sealed class AlibabaGuardrailsGetPersons(
    string groupId,
    long page,
    int pageSize,
    AlibabaGuardrailsOptions options
) : VendorOperation<ListPage<string>>("GetPersons")
{
    public override bool ChangesFaces => false;

    public override ValueTask<HttpRequestMessage> BuildAsync(Attempt attempt) =>
        AlibabaGuardrailsProtocol.BuildAsync(
            attempt,
            options,
            new EndpointPath("/green/sface/group/persons"),
            [],
            new RequestBodyBuilder()
                .Literal("{\"groupId\":"u8)
                .JsonString(groupId)
                .Literal(",\"currentPage\":"u8)
                .Text(page.ToString(CultureInfo.InvariantCulture))
                .Literal(",\"pageSize\":"u8)
                .Text(pageSize.ToString(CultureInfo.InvariantCulture))
                .Literal("}"u8)
                .Build()
        );

    public override ListPage<string> Read(VendorReply reply)
    {
        var success = AlibabaGuardrailsProtocol.Read(reply);
        // A list that is missing or cannot be read whole would look like the absence of a person.
        return
            success.Data is { } data
            && AlibabaGuardrailsText.ListOf(data.PersonIds) is { } people
            && CountText.Of(AlibabaGuardrailsText.Of(data.TotalCount)) is { } total
            ? new ListPage<string>(people, total, people.Count < pageSize)
            : throw reply.Unreadable(success.RequestId, isShaped: true);
    }
}
