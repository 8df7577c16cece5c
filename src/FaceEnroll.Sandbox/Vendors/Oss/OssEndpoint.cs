using System.Globalization;
using FaceEnroll.Sandbox.Core;
using FaceEnroll.Sandbox.Wire;

namespace FaceEnroll.Sandbox.Vendors.Oss;

/// <summary>OSS PostObject: a form whose policy says what may be uploaded; an Authorization header means nothing here.</summary>
internal sealed class OssEndpoint(OssBucket bucket) : IVendorEndpoint
{
    public const string Operation = "PostObject";

    public SandboxVendor Vendor => SandboxVendor.AlibabaIdVerification;

    public string EnrollOperation => "PostObject";

    public string ThrottleCode => "Throttling";

    public string TokenCode => "AccessDenied";

    public bool Recognizes(RequestHead head, out string? operation)
    {
        operation = Operation;
        return head.Method == "POST" && head.Path == "/" && head.MediaType() == "multipart/form-data";
    }

    public SandboxReply? Authenticate(SandboxCall call)
    {
        var form = MultipartForm.Read(call.Head.Header("Content-Type"), call.Body, out var fault);
        if (form is null || form.HasDuplicates())
        {
            return Error(
                call,
                400,
                "MalformedPOSTRequest",
                $"The body of your POST request is not well-formed: {fault}."
            );
        }

        // The service does not read whatever follows the file; here it is refused, so that nobody relies on it.
        if (form.Parts.Count == 0 || form.Parts[^1] is not { Name: "file", FileName: not null })
        {
            return Error(call, 400, "MalformedPOSTRequest", "The file must be the last field.");
        }

        call.Parsed = form;
        if (form.Text("OSSAccessKeyId") != OssBucket.AccessKeyId)
        {
            return Error(
                call,
                403,
                "InvalidAccessKeyId",
                "The OSS Access Key Id you provided does not exist in our records."
            );
        }

        return form.Text("policy") is { } policy && form.Text("Signature") == OssBucket.Sign(policy)
            ? CheckPolicy(call, form, policy)
            : Error(
                call,
                403,
                "SignatureDoesNotMatch",
                "The request signature we calculated does not match the signature you provided."
            );
    }

    public ValueTask<SandboxReply> ExecuteAsync(SandboxCall call, CancellationToken cancellationToken)
    {
        var form = (MultipartForm)call.Parsed!;
        bucket.Put(form.Text("key")!, form["file"]!.Content);
        var reply = form.Text("success_action_status") switch
        {
            "201" => SandboxReply.Text(
                201,
                $"""
                <?xml version="1.0" encoding="UTF-8"?>
                <PostResponse><Bucket>{OssBucket.Name}</Bucket><Key>{System.Security.SecurityElement.Escape(
                    form.Text("key")
                )}</Key></PostResponse>
                """,
                "application/xml"
            ),
            "200" => SandboxReply.Text(200, string.Empty, "application/xml"),
            _ => SandboxReply.Text(204, string.Empty, "application/xml"),
        };
        return ValueTask.FromResult(reply);
    }

    private static SandboxReply? CheckPolicy(SandboxCall call, MultipartForm form, string policy)
    {
        if (!Json.TryParseObject(Convert.FromBase64String(policy), out var document))
        {
            return Error(call, 400, "InvalidPolicyDocument", "The policy is not valid.");
        }

        using (document)
        {
            var expires = DateTimeOffset.Parse(
                document.RootElement.String("expiration")!,
                CultureInfo.InvariantCulture
            );
            if (call.JudgedAt > expires)
            {
                return Error(call, 403, "AccessDenied", "Invalid according to Policy: Policy expired.");
            }

            var key = document.RootElement.GetProperty("conditions")[0][2].GetString();
            if (form.Text("key") != key)
            {
                return Error(
                    call,
                    403,
                    "AccessDenied",
                    "Invalid according to Policy: Policy Condition failed: [\"eq\", \"$key\"]."
                );
            }
        }

        return form["file"]!.Content.Length switch
        {
            0 => Error(call, 400, "EntityTooSmall", "Your proposed upload is smaller than the minimum allowed size."),
            > (int)OssBucket.MaxObjectBytes => Error(
                call,
                400,
                "EntityTooLarge",
                "Your proposed upload exceeds the maximum allowed size."
            ),
            _ => null,
        };
    }

    private static SandboxReply Error(SandboxCall call, int status, string code, string message) =>
        SandboxReply.Text(
            status,
            $"""
            <?xml version="1.0" encoding="UTF-8"?>
            <Error><Code>{code}</Code><Message>{System.Security.SecurityElement.Escape(message)}</Message><RequestId>{call.RequestId}</RequestId><HostId>{System.Security.SecurityElement.Escape(
                call.Head.Header("Host")
            )}</HostId></Error>
            """,
            "application/xml",
            code
        );

    SandboxReply IVendorEndpoint.Error(SandboxCall call, string code, string message, int? status) =>
        Error(call, status ?? 400, code, message);
}
