using System.Globalization;
using System.Text.Json;
using FaceEnroll.Sandbox.Core;
using FaceEnroll.Sandbox.Wire;

namespace FaceEnroll.Sandbox.Vendors.Oss;

/// <summary>OSS PostObject: a form whose policy says what may be uploaded; an Authorization header means nothing here.</summary>
internal sealed class OssEndpoint(OssBucket bucket) : IVendorEndpoint
{
    public const string Operation = "PostObject";

    public SandboxVendor Vendor => SandboxVendor.AlibabaIdVerification;

    public IReadOnlyList<string> Operations { get; } = [Operation];

    public string EnrollOperation => Operation;

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
                <PostResponse><Bucket>{OssBucket.Name}</Bucket><Key>{XmlContent.Escape(
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
        if (!TryReadPolicy(policy, out var expires, out var key))
        {
            return Error(call, 400, "InvalidPolicyDocument", "Invalid Policy: it has no expiration or no conditions.");
        }

        if (call.JudgedAt > expires)
        {
            return Error(call, 403, "AccessDenied", "Invalid according to Policy: Policy expired.");
        }

        if (form.Text("key") is not { Length: > 0 } named)
        {
            return Error(call, 400, "InvalidArgument", "Bucket POST must contain a field named 'key'.");
        }

        if (key is not null && named != key)
        {
            return Error(
                call,
                403,
                "AccessDenied",
                "Invalid according to Policy: Policy Condition failed: [\"eq\", \"$key\"]."
            );
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

    /// <summary>Conditions of other forms than those that are granted here are taken as met.</summary>
    private static bool TryReadPolicy(string policy, out DateTimeOffset expires, out string? key)
    {
        (expires, key) = (default, null);
        var json = new byte[policy.Length];
        if (
            !Convert.TryFromBase64String(policy, json, out var length)
            || !Json.TryParseObject(json.AsMemory(0, length), out var document)
        )
        {
            return false;
        }

        using (document)
        {
            if (
                !document.RootElement.TryGetProperty("conditions", out var conditions)
                || conditions.ValueKind != JsonValueKind.Array
                || !DateTimeOffset.TryParse(
                    document.RootElement.String("expiration"),
                    CultureInfo.InvariantCulture,
                    DateTimeStyles.AssumeUniversal,
                    out expires
                )
            )
            {
                return false;
            }

            foreach (var condition in conditions.EnumerateArray().Where(IsKey))
            {
                key = condition[2].Text();
            }

            return true;
        }
    }

    private static bool IsKey(JsonElement condition) =>
        condition.ValueKind == JsonValueKind.Array
        && condition.GetArrayLength() == 3
        && condition[0].Text() == "eq"
        && condition[1].Text() == "$key";

    private static SandboxReply Error(SandboxCall call, int status, string code, string message) =>
        SandboxReply.Text(
            status,
            $"""
            <?xml version="1.0" encoding="UTF-8"?>
            <Error><Code>{XmlContent.Escape(code)}</Code><Message>{XmlContent.Escape(
                message
            )}</Message><RequestId>{call.RequestId}</RequestId><HostId>{XmlContent.Escape(
                call.Head.Header("Host")
            )}</HostId></Error>
            """,
            "application/xml",
            code
        );

    SandboxReply IVendorEndpoint.Error(SandboxCall call, string code, string message, int? status) =>
        Error(call, status ?? 400, code, message);
}
