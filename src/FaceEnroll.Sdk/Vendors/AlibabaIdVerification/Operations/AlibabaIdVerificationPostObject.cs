using System.Text;
using FaceEnroll.Sdk.Bodies;
using FaceEnroll.Sdk.Calls;
using FaceEnroll.Sdk.Images;
using FaceEnroll.Sdk.Replies;

namespace FaceEnroll.Sdk.AlibabaIdVerification;

/// <summary>
/// PostObject: uploads the picture to OSS with the form that the permit describes
/// (https://www.alibabacloud.com/help/en/oss/how-to-handle-common-errors-when-the-postobject-operation-is-called). OSS ignores header signatures here, and
/// repeating it writes the same object again.
/// </summary>
internal sealed class AlibabaIdVerificationPostObject(
    AlibabaIdVerificationUploadPermit permit,
    OpenedImage picture,
    AlibabaIdVerificationOptions options
) : VendorOperation<bool>("PostObject")
{
    private const string EntityTooLarge = "EntityTooLarge";

    public override bool ChangesFaces => false;

    public override bool NeedsCredentials => false;

    public override ValueTask<HttpRequestMessage> BuildAsync(Attempt attempt)
    {
        var boundary = "boundary" + attempt.Nonce;
        return new ValueTask<HttpRequestMessage>(
            attempt.Post(Target(), Form(boundary), "multipart/form-data; boundary=" + boundary)
        );
    }

    public override bool Read(VendorReply reply)
    {
        // 201 was asked for; otherwise OSS answers 200 or 204. The body of a success says nothing new.
        if (reply.Status is 200 or 201 or 204)
        {
            return true;
        }

        var body = Encoding.UTF8.GetString(reply.Body);
        var requestId = Element(body, "RequestId");
        // OSS's codes are about the permit, not about the caller's keys: they are kept, and the status decides. One is
        // about the picture, with HTTP 400.
        throw Element(body, "Code") switch
        {
            null => reply.Unreadable(requestId),
            EntityTooLarge => reply.Refused(
                EntityTooLarge,
                Verdict.Refused(FaceEnrollmentErrorKind.ImageInvalid),
                Element(body, "Message"),
                requestId,
                isTooLarge: true
            ),
            var code => reply.Refused(code, null, Element(body, "Message"), requestId),
        };
    }

    /// <summary>Always https, though official clients use http: the picture goes this way.</summary>
    private Uri Target()
    {
        if (options.UploadEndpoint is { } configured)
        {
            return configured;
        }

        var host = AlibabaIdVerificationEndpoints.UploadHost(
            permit.Bucket!,
            permit.Endpoint!,
            string.Equals(permit.UseAccelerate, "true", StringComparison.OrdinalIgnoreCase),
            options.UploadNetwork
        );
        return host is not null
            ? new Uri($"https://{host}/")
            : throw FaceEnrollmentExceptionFactory.Create(
                new FaceEnrollmentError(
                    FaceVendor.AlibabaIdVerification,
                    Name,
                    FaceEnrollmentErrorKind.Protocol,
                    FaceEnrollmentCertainty.NotApplied
                )
                {
                    RequestId = permit.RequestId,
                    Detail =
                        "The upload host that the vendor named is not an OSS host, so the picture was not uploaded. "
                        + "Set UploadEndpoint to allow another host.",
                }
            );
    }

    /// <summary>OSS requires the file to come last.</summary>
    private RequestBody Form(string boundary)
    {
        var body = new RequestBodyBuilder();
        Field("OSSAccessKeyId", permit.AccessKeyId);
        Field("policy", permit.EncodedPolicy);
        Field("Signature", permit.Signature);
        Field("key", permit.ObjectKey);
        Field("success_action_status", "201");
        Field("x-oss-security-token", permit.SecurityToken);
        Begin("file").Literal("\"; filename=\""u8).Text(permit.ObjectKey!);
        return body.Literal("\"\r\nContent-Type: application/octet-stream\r\n\r\n"u8)
            .Picture(picture, PictureEncoding.Raw)
            .Literal("\r\n--"u8)
            .Text(boundary)
            .Literal("--\r\n"u8)
            .Build();

        void Field(string name, string? value)
        {
            if (!string.IsNullOrEmpty(value))
            {
                Begin(name).Literal("\"\r\n\r\n"u8).Text(value!).Literal("\r\n"u8);
            }
        }

        RequestBodyBuilder Begin(string name) =>
            body.Literal("--"u8).Text(boundary).Literal("\r\nContent-Disposition: form-data; name=\""u8).Text(name);
    }

    /// <summary>
    /// The text of an element in OSS's error document, found as text: an XML parser could be made to resolve entities.
    /// </summary>
    private static string? Element(string xml, string name)
    {
        var start = xml.IndexOf($"<{name}>", StringComparison.Ordinal) + name.Length + 2;
        var end = start < name.Length + 2 ? -1 : xml.IndexOf($"</{name}>", start, StringComparison.Ordinal);
        var text = end < 0 ? "" : xml.Substring(start, end - start).Trim();
        return text.Length == 0 ? null : text;
    }
}
