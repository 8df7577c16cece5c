using System.Globalization;
using FaceEnroll.Sdk.Bodies;
using FaceEnroll.Sdk.Calls;
using FaceEnroll.Sdk.Listing;
using FaceEnroll.Sdk.Primitives;
using FaceEnroll.Sdk.Replies;
using FaceEnroll.Sdk.Signing;

namespace FaceEnroll.Sdk.TencentCloud;

/// <summary>GetPersonList: the people of a group with the ids of their faces, from an offset, at most 1,000 at once.</summary>
internal sealed class TencentCloudGetPersonList(
    string groupId,
    long offset,
    int limit,
    TencentCloudOptions options,
    Tc3SigningKeyCache keys
) : VendorOperation<ListPage<TencentCloudListedPerson>>("GetPersonList")
{
    public override bool ChangesFaces => false;

    public override ValueTask<HttpRequestMessage> BuildAsync(Attempt attempt) =>
        TencentCloudProtocol.BuildAsync(attempt, options, keys, Body());

    public override ListPage<TencentCloudListedPerson> Read(VendorReply reply)
    {
        var response = TencentCloudProtocol.Read(reply);
        if (TencentCloudListed.Of(reply, "PersonInfos") is not { } infos)
        {
            throw reply.Unreadable(response.RequestId, isShaped: true);
        }

        var people = new List<TencentCloudListedPerson>(infos.GetArrayLength());
        foreach (var info in infos.EnumerateArray())
        {
            // Somebody without an id, or faces that are left out, would look like the absence of a person or face.
            people.Add(
                TencentCloudListed.Text(info, "PersonId") is { } person
                && TencentCloudListed.Texts(info, "FaceIds") is { } faces
                    ? new TencentCloudListedPerson(person, faces)
                    : throw reply.Unreadable(response.RequestId, isShaped: true)
            );
        }

        return new ListPage<TencentCloudListedPerson>(people, CountText.Of(response.PersonNum), people.Count < limit);
    }

    private RequestBody Body() =>
        new RequestBodyBuilder()
            .Literal("{\"GroupId\":"u8)
            .JsonString(groupId)
            .Literal(",\"Offset\":"u8)
            .Text(offset.ToString(CultureInfo.InvariantCulture))
            .Literal(",\"Limit\":"u8)
            .Text(limit.ToString(CultureInfo.InvariantCulture))
            .Literal("}"u8)
            .Build();
}
