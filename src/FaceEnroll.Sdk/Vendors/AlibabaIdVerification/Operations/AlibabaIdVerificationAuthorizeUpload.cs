using FaceEnroll.Sdk.Calls;
using FaceEnroll.Sdk.Replies;
using FaceEnroll.Sdk.Signing;

namespace FaceEnroll.Sdk.AlibabaIdVerification;

/// <summary>AuthorizeFileUpload: asks for the right to upload one file. It stores nothing.</summary>
internal sealed class AlibabaIdVerificationAuthorizeUpload(AlibabaIdVerificationOptions options)
    : VendorOperation<AlibabaIdVerificationUploadPermit>("AuthorizeFileUpload")
{
    private const string Version = "2019-12-19";

    public override bool ChangesFaces => false;

    public override ValueTask<HttpRequestMessage> BuildAsync(Attempt attempt)
    {
        var parameters = new List<SignedParameter>(12) { new("Product", "Cloudauth-intl") };
        if (options.EffectiveRegion is { } region)
        {
            parameters.Add(new SignedParameter("RegionId", region));
        }

        var endpoint = options.OpenPlatformEndpoint ?? AlibabaIdVerificationEndpoints.OpenPlatform;
        var scheme = options.SignatureScheme;
        return new ValueTask<HttpRequestMessage>(
            AlibabaIdVerificationProtocol.Query(attempt, scheme, HttpMethod.Get, endpoint, Version, parameters)
        );
    }

    public override AlibabaIdVerificationUploadPermit Read(VendorReply reply)
    {
        var permit = AlibabaIdVerificationProtocol.Read(
            reply,
            AlibabaIdVerificationJson.Default.AlibabaIdVerificationUploadPermit,
            codeRequired: false
        );
        var isComplete =
            IsField(permit.AccessKeyId)
            && IsField(permit.EncodedPolicy)
            && IsField(permit.Signature)
            && IsField(permit.ObjectKey)
            && IsField(permit.Bucket)
            && IsField(permit.Endpoint)
            && (string.IsNullOrEmpty(permit.SecurityToken) || IsField(permit.SecurityToken));
        return isComplete ? permit : throw reply.Unreadable(permit.RequestId, isShaped: true);
    }

    /// <summary>What may stand in a multipart form as it is.</summary>
    private static bool IsField(string? text)
    {
        if (string.IsNullOrEmpty(text))
        {
            return false;
        }

        foreach (var c in text!)
        {
            if (char.IsControl(c) || c == '"')
            {
                return false;
            }
        }

        return true;
    }
}
