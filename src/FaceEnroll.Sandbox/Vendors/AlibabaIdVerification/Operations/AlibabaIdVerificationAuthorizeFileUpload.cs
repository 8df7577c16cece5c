using FaceEnroll.Sandbox.Core;
using FaceEnroll.Sandbox.Vendors.Alibaba;
using FaceEnroll.Sandbox.Vendors.Oss;
using FaceEnroll.Sandbox.Wire;

namespace FaceEnroll.Sandbox.Vendors.AlibabaIdVerification;

/// <summary>Permission to upload a file.</summary>
internal sealed class AlibabaIdVerificationAuthorizeFileUpload(SandboxContext sandbox)
{
    public SandboxReply Execute(SandboxCall call, AlibabaIdVerificationParameters p)
    {
        if (p["Product"] != "Cloudauth-intl" || p["RegionId"] is not { } region)
        {
            return AlibabaGateway.Error(
                call,
                400,
                "InvalidParameter",
                "Product must be Cloudauth-intl, and RegionId is required."
            );
        }

        return AlibabaFormat.Reply(
            call,
            200,
            "AuthorizeFileUploadResponse",
            (call, OssBucket.Grant(region, call.RequestId, sandbox.Now + call.ClockError)),
            static (writer, s) =>
            {
                var grant = s.Item2;
                writer.WriteString("RequestId", s.call.RequestId.ToUpperInvariant());
                writer.WriteString("AccessKeyId", OssBucket.AccessKeyId);
                writer.WriteString("EncodedPolicy", grant.Policy);
                writer.WriteString("Signature", grant.Signature);
                writer.WriteString("ObjectKey", grant.Key);
                writer.WriteString("Bucket", OssBucket.Name);
                writer.WriteString("Endpoint", grant.Endpoint);
                writer.WriteBoolean("UseAccelerate", false);
            }
        );
    }
}
