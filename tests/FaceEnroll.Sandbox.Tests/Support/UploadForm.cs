using System.Security.Cryptography;
using System.Text;
using FaceEnroll.Sandbox.Tests.Clients;

namespace FaceEnroll.Sandbox.Tests.Support;

/// <summary>An upload to the sandbox's bucket, signed as its grants are.</summary>
internal static class UploadForm
{
    /// <summary>What a grant allows: one object, until long after the tests' clock.</summary>
    public static string Policy(string key) =>
        Encode($$"""{"expiration":"2027-01-01T00:00:00.000Z","conditions":[["eq","$key","{{key}}"]]}""");

    public static string Encode(string json) => Convert.ToBase64String(Encoding.UTF8.GetBytes(json));

    public static Task<Reply> PostAsync(
        TestClient client,
        Uri url,
        string policy,
        string? key,
        string? successStatus = null
    )
    {
#pragma warning disable CA5350 // The vendor's own algorithm.
        var signature = HMACSHA1.HashData("sandbox-upload-secret"u8, Encoding.UTF8.GetBytes(policy));
#pragma warning restore CA5350
        const string Boundary = "sandbox-boundary";
        var form = new StringBuilder();
        Add("OSSAccessKeyId", "sandbox-upload-key");
        Add("policy", policy);
        Add("Signature", Convert.ToBase64String(signature));
        Add("key", key);
        Add("success_action_status", successStatus);
        form.Append("--" + Boundary + "\r\n")
            .Append("Content-Disposition: form-data; name=\"file\"; filename=\"portrait.jpg\"\r\n\r\n");
        byte[] body =
        [
            .. Encoding.UTF8.GetBytes(form.ToString()),
            .. Portrait.Bytes,
            .. Encoding.UTF8.GetBytes($"\r\n--{Boundary}--\r\n"),
        ];
        var request = new HttpRequestMessage(HttpMethod.Post, url) { Content = new ByteArrayContent(body) };
        request.Content.Headers.TryAddWithoutValidation("Content-Type", $"multipart/form-data; boundary={Boundary}");
        return client.SendAsync(request);

        void Add(string name, string? value)
        {
            if (value is not null)
            {
                form.Append("--" + Boundary + "\r\nContent-Disposition: form-data; name=\"" + name + "\"\r\n\r\n")
                    .Append(value + "\r\n");
            }
        }
    }
}
