using System.Globalization;
using FaceEnroll.Sdk.Calls;
using FaceEnroll.Sdk.Replies;
using FaceEnroll.Sdk.Signing;

namespace FaceEnroll.Sdk.AlibabaIdVerification;

/// <summary>
/// QueryFaceRecord: the records of a group, or of one person in it, not necessarily newest first. A record is the proof that an add landed;
/// its absence proves little while the add may still run.
/// </summary>
internal sealed class AlibabaIdVerificationQueryRecords(
    AlibabaIdVerificationOptions options,
    string group,
    string? personId,
    long page = 1,
    int pageSize = AlibabaIdVerificationQueryRecords.PageSize
) : VendorOperation<AlibabaIdVerificationRecordPage>("QueryFaceRecord")
{
    // The largest page is not documented; a person has few records.
    public const int PageSize = 20;

    public override string? PersonId => personId;

    public override bool ChangesFaces => false;

    public override ValueTask<HttpRequestMessage> BuildAsync(Attempt attempt)
    {
        var parameters = new List<SignedParameter>
        {
            new("CurrentPage", page.ToString(CultureInfo.InvariantCulture)),
            new("FaceGroupCode", group),
            new("PageSize", pageSize.ToString(CultureInfo.InvariantCulture)),
        };
        if (personId is not null)
        {
            // In the order of the names: they are signed in it.
            parameters.Insert(2, new SignedParameter("MerchantUserId", personId));
        }

        return new ValueTask<HttpRequestMessage>(
            AlibabaIdVerificationProtocol.Query(
                attempt,
                options.SignatureScheme,
                HttpMethod.Post,
                options.EffectiveEndpoint,
                AlibabaIdVerificationProtocol.Version,
                parameters
            )
        );
    }

    public override AlibabaIdVerificationRecordPage Read(VendorReply reply)
    {
        var response = AlibabaIdVerificationProtocol.Read(
            reply,
            AlibabaIdVerificationJson.Default.AlibabaIdVerificationRecordPage
        );
        // The reply must say "no record", not leave the list out.
        return response.Items is not null ? response : throw reply.Unreadable(response.RequestId, isShaped: true);
    }
}
