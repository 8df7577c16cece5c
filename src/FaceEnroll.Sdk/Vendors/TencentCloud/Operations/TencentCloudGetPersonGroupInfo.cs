using System.Globalization;
using FaceEnroll.Sdk.Bodies;
using FaceEnroll.Sdk.Calls;
using FaceEnroll.Sdk.Listing;
using FaceEnroll.Sdk.Primitives;
using FaceEnroll.Sdk.Replies;
using FaceEnroll.Sdk.Signing;

namespace FaceEnroll.Sdk.TencentCloud;

/// <summary>GetPersonGroupInfo: the groups that a person is in, from an offset, at most 100 at once.</summary>
internal sealed class TencentCloudGetPersonGroupInfo(
    string personId,
    long offset,
    int limit,
    TencentCloudOptions options,
    Tc3SigningKeyCache keys
) : VendorOperation<ListPage<string>>("GetPersonGroupInfo")
{
    public override bool ChangesFaces => false;

    public override ValueTask<HttpRequestMessage> BuildAsync(Attempt attempt) =>
        TencentCloudProtocol.BuildAsync(attempt, options, keys, Body());

    public override ListPage<string> Read(VendorReply reply)
    {
        var response = TencentCloudProtocol.Read(reply);
        if (TencentCloudListed.Of(reply, "PersonGroupInfos") is not { } infos)
        {
            throw reply.Unreadable(response.RequestId, isShaped: true);
        }

        var groups = new List<string>(infos.GetArrayLength());
        foreach (var info in infos.EnumerateArray())
        {
            groups.Add(
                TencentCloudListed.Text(info, "GroupId") ?? throw reply.Unreadable(response.RequestId, isShaped: true)
            );
        }

        return new ListPage<string>(groups, CountText.Of(response.GroupNum), groups.Count < limit);
    }

    private RequestBody Body() =>
        new RequestBodyBuilder()
            .Literal("{\"PersonId\":"u8)
            .JsonString(personId)
            .Literal(",\"Offset\":"u8)
            .Text(offset.ToString(CultureInfo.InvariantCulture))
            .Literal(",\"Limit\":"u8)
            .Text(limit.ToString(CultureInfo.InvariantCulture))
            .Literal("}"u8)
            .Build();
}
