using FaceEnroll.Sdk.Bodies;
using FaceEnroll.Sdk.Calls;
using FaceEnroll.Sdk.Replies;
using FaceEnroll.Sdk.Signing;

namespace FaceEnroll.Sdk.TencentCloud;

/// <summary>GetPersonBaseInfo: a person's name and the ids of its faces; null when there is no such person.</summary>
internal sealed class TencentCloudGetPersonBaseInfo(
    string personId,
    TencentCloudOptions options,
    Tc3SigningKeyCache keys
) : VendorOperation<TencentCloudPerson?>("GetPersonBaseInfo")
{
    public override string? PersonId => personId;

    public override bool ChangesFaces => false;

    public override ValueTask<HttpRequestMessage> BuildAsync(Attempt attempt) =>
        TencentCloudProtocol.BuildAsync(
            attempt,
            options,
            keys,
            new RequestBodyBuilder().Literal("{\"PersonId\":"u8).JsonString(personId).Literal("}"u8).Build()
        );

    public override TencentCloudPerson? Read(VendorReply reply)
    {
        try
        {
            var response = TencentCloudProtocol.Read(reply);
            // A face without an id might be the one that is looked for.
            return response.FaceIds is { } ids && ids.TrueForAll(static id => id.Length > 0)
                ? new TencentCloudPerson(response.PersonName, ids)
                : throw reply.Unreadable(response.RequestId, isShaped: true);
        }
        catch (FaceEnrollmentException e) when (TencentCloudErrors.SaysThatPersonIsMissing(e))
        {
            return null;
        }
    }
}
