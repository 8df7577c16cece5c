using System.Globalization;
using System.Net;
using System.Security.Cryptography;
using System.Text.Json;
using FaceEnroll.Sdk.Benchmarks.HandWritten;
using FaceEnroll.Sdk.Benchmarks.Sink;
using Microsoft.Extensions.DependencyInjection;

namespace FaceEnroll.Sdk.Benchmarks.Contenders;

/// <summary>face/add: URLs in JSON, MD5 over the body.</summary>
internal sealed class AlibabaGuardrailsBench() : VendorBench("AlibabaGuardrails")
{
    private const string Path = "/green/sface/face/add";
    private const string Json = "application/json";

    public override void Register(
        IFaceEnrollmentBuilder builder,
        string registration,
        Uri server,
        FaceImagePreflight preflight
    ) =>
        builder.AddAlibabaGuardrails(
            registration,
            o =>
            {
                Common(o, server, preflight);
                (o.AccessKeyId, o.AccessKeySecret) = (Keys.Id, Keys.Secret);
            }
        );

    public override async Task SendByHandAsync(HttpClient http, Uri server, string person, byte[]? picture, Uri? url)
    {
        var body = JsonSerializer.SerializeToUtf8Bytes(
            new GuardrailsAddFaces(person, [url!.AbsoluteUri]),
            HandJson.Default.GuardrailsAddFaces
        );
        var md5 = Convert.ToBase64String(MD5.HashData(body));
        var date = DateTimeOffset.UtcNow.ToString("r", CultureInfo.InvariantCulture);
        var acs = new Dictionary<string, string>
        {
            ["x-acs-signature-method"] = "HMAC-SHA1",
            ["x-acs-signature-nonce"] = Guid.NewGuid().ToString(),
            ["x-acs-signature-version"] = "1.0",
            ["x-acs-version"] = "2018-05-09",
        };
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri(server, Path))
        {
            Version = HttpVersion.Version11,
            Content = new ByteArrayContent(body),
        };
        request.Content.Headers.ContentType = new(Json);
        request.Content.Headers.TryAddWithoutValidation("Content-MD5", md5);
        request.Headers.Add("Accept", Json);
        request.Headers.Add("Date", date);
        foreach (var (name, value) in acs)
        {
            request.Headers.Add(name, value);
        }

        request.Headers.TryAddWithoutValidation(
            "Authorization",
            Signers.Roa(Path, md5, date, acs, Keys.Id, Keys.Secret)
        );
        using var response = await http.SendAsync(request);
        var data = (await HandJson.ReadAsync(response)).GetProperty("data");
        Require(data.GetProperty("faceImageItems")[0].GetProperty("faceId").GetInt64() > 0, "face id");
    }

    public override Action MandatoryHash(IReadOnlyList<RawRequest> requests)
    {
        var body = requests[0].Body;
        return () =>
        {
            Span<byte> hash = stackalloc byte[16];
            MD5.HashData(body, hash);
        };
    }

    public override void Verify(IReadOnlyList<RecordedRequest> call, byte[]? picture, Uri? url)
    {
        var (head, body) = (call[0].Head, call[0].Body);
        var md5 = Convert.ToBase64String(MD5.HashData(body));
        Require(head.Header("Content-MD5") == md5, "Content-MD5");
        var acs = head
            .Headers.Where(static h => h.Name.StartsWith("x-acs-", StringComparison.OrdinalIgnoreCase))
            .Select(static h => new KeyValuePair<string, string>(h.Name.ToLowerInvariant(), h.Value));
        var expected = Signers.Roa(Path, md5, head.Header("Date")!, acs, Keys.Id, Keys.Secret);
        Require(head.Header("Authorization") == expected, "ROA signature");
        using var document = JsonDocument.Parse(body);
        Require(document.RootElement.GetProperty("urls")[0].GetString() == url!.AbsoluteUri, "picture");
    }
}
