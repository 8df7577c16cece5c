using System.Globalization;
using System.Net;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using FaceEnroll.Sdk.Benchmarks.HandWritten;
using FaceEnroll.Sdk.Benchmarks.Sink;
using Microsoft.Extensions.DependencyInjection;

namespace FaceEnroll.Sdk.Benchmarks.Contenders;

/// <summary>CreateFace: base64 in JSON, SHA-256 over the body.</summary>
internal sealed class TencentCloudBench() : VendorBench("TencentCloud")
{
    private const string Json = "application/json";

    public override void Register(
        IFaceEnrollmentBuilder builder,
        string registration,
        Uri server,
        FaceImagePreflight preflight
    ) =>
        builder.AddTencentCloud(
            registration,
            o =>
            {
                Common(o, server, preflight);
                (o.SecretId, o.SecretKey) = (Keys.Id, Keys.Secret);
            }
        );

    public override async Task SendByHandAsync(HttpClient http, Uri server, string person, byte[]? picture, Uri? url)
    {
        var create = picture is not null
            ? new TencentCreateFace(person, [Convert.ToBase64String(picture)], null)
            : new TencentCreateFace(person, null, [url!.AbsoluteUri]);
        var body = Encoding.UTF8.GetBytes(JsonSerializer.Serialize(create, HandJson.Default.TencentCreateFace));
        var timestamp = DateTimeOffset.UtcNow.ToUnixTimeSeconds();
        using var request = new HttpRequestMessage(HttpMethod.Post, server) { Version = HttpVersion.Version11 };
        request.Content = new ByteArrayContent(body);
        request.Content.Headers.ContentType = new(Json);
        request.Headers.TryAddWithoutValidation(
            "Authorization",
            Signers.Tc3(server.Authority, Json, body, timestamp, Keys.Id, Keys.Secret)
        );
        request.Headers.Add("X-TC-Action", "CreateFace");
        request.Headers.Add("X-TC-Version", "2020-03-03");
        request.Headers.Add("X-TC-Timestamp", timestamp.ToString(CultureInfo.InvariantCulture));
        using var response = await http.SendAsync(request);
        var reply = (await HandJson.ReadAsync(response)).GetProperty("Response");
        Require(reply.GetProperty("SucFaceIds")[0].GetString()!.Length > 0, "face id");
    }

    public override Action MandatoryHash(IReadOnlyList<RawRequest> requests)
    {
        var body = requests[0].Body;
        return () =>
        {
            Span<byte> hash = stackalloc byte[32];
            SHA256.HashData(body, hash);
        };
    }

    public override void Verify(IReadOnlyList<RecordedRequest> call, byte[]? picture, Uri? url)
    {
        var (head, body) = (call[0].Head, call[0].Body);
        var timestamp = long.Parse(head.Header("X-TC-Timestamp")!, CultureInfo.InvariantCulture);
        var expected = Signers.Tc3(
            head.Header("Host")!,
            head.Header("Content-Type")!,
            body,
            timestamp,
            Keys.Id,
            Keys.Secret
        );
        Require(head.Header("Authorization") == expected, "TC3 signature");
        using var document = JsonDocument.Parse(body);
        Require(
            picture is not null
                ? document.RootElement.GetProperty("Images")[0].GetBytesFromBase64().AsSpan().SequenceEqual(picture)
                : document.RootElement.GetProperty("Urls")[0].GetString() == url!.AbsoluteUri,
            "picture"
        );
    }
}
