using System.Globalization;
using FaceEnroll.Sdk.Calls;
using FaceEnroll.Sdk.Replies;
using FaceEnroll.Sdk.Signing;

namespace FaceEnroll.Sdk.AlibabaIdVerification;

/// <summary>QueryFaceGroup: the account's groups, or the one of a code.</summary>
internal sealed class AlibabaIdVerificationQueryGroups(
    AlibabaIdVerificationOptions options,
    string? code,
    long page,
    int pageSize
) : VendorOperation<AlibabaIdVerificationGroupPage>("QueryFaceGroup")
{
    public override bool ChangesFaces => false;

    public override ValueTask<HttpRequestMessage> BuildAsync(Attempt attempt)
    {
        var parameters = new List<SignedParameter>
        {
            new("CurrentPage", page.ToString(CultureInfo.InvariantCulture)),
            new("PageSize", pageSize.ToString(CultureInfo.InvariantCulture)),
        };
        if (code is not null)
        {
            // In the order of the names: they are signed in it.
            parameters.Insert(1, new SignedParameter("GroupCode", code));
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

    public override AlibabaIdVerificationGroupPage Read(VendorReply reply)
    {
        var response = AlibabaIdVerificationProtocol.Read(
            reply,
            AlibabaIdVerificationJson.Default.AlibabaIdVerificationGroupPage
        );
        // The reply must say "no group", not leave the list out.
        return response.Items is not null ? response : throw reply.Unreadable(response.RequestId, isShaped: true);
    }
}
