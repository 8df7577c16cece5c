using System.Globalization;
using FaceEnroll.Sdk.Bodies;
using FaceEnroll.Sdk.Calls;
using FaceEnroll.Sdk.Listing;
using FaceEnroll.Sdk.Primitives;
using FaceEnroll.Sdk.Replies;
using FaceEnroll.Sdk.Signing;

namespace FaceEnroll.Sdk.TencentCloud;

/// <summary>GetGroupList: the account's groups, from an offset, at most 1,000 at once.</summary>
internal sealed class TencentCloudGetGroupList(
    long offset,
    int limit,
    TencentCloudOptions options,
    Tc3SigningKeyCache keys
) : VendorOperation<ListPage<FaceLibrary>>("GetGroupList")
{
    public override bool ChangesFaces => false;

    public override ValueTask<HttpRequestMessage> BuildAsync(Attempt attempt) =>
        TencentCloudProtocol.BuildAsync(
            attempt,
            options,
            keys,
            new RequestBodyBuilder()
                .Literal("{\"Offset\":"u8)
                .Text(offset.ToString(CultureInfo.InvariantCulture))
                .Literal(",\"Limit\":"u8)
                .Text(limit.ToString(CultureInfo.InvariantCulture))
                .Literal("}"u8)
                .Build()
        );

    public override ListPage<FaceLibrary> Read(VendorReply reply)
    {
        var response = TencentCloudProtocol.Read(reply);
        if (TencentCloudListed.Of(reply, "GroupInfos") is not { } infos)
        {
            throw reply.Unreadable(response.RequestId, isShaped: true);
        }

        var groups = new List<FaceLibrary>(infos.GetArrayLength());
        foreach (var info in infos.EnumerateArray())
        {
            groups.Add(TencentCloudLibraries.Of(info) ?? throw reply.Unreadable(response.RequestId, isShaped: true));
        }

        return new ListPage<FaceLibrary>(groups, CountText.Of(response.GroupNum), groups.Count < limit);
    }
}
