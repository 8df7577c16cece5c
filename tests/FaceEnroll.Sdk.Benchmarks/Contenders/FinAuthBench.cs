using System.Globalization;
using System.Net;
using System.Text;
using FaceEnroll.Sdk.Benchmarks.HandWritten;
using FaceEnroll.Sdk.Benchmarks.Sink;
using Microsoft.Extensions.DependencyInjection;

namespace FaceEnroll.Sdk.Benchmarks.Contenders;

/// <summary>group/add: the picture's bytes in multipart; the sign covers none of them.</summary>
internal sealed class FinAuthBench() : VendorBench("FinAuth")
{
    public override void Register(
        IFaceEnrollmentBuilder builder,
        string registration,
        Uri server,
        FaceImagePreflight preflight
    ) =>
        builder.AddFinAuth(
            registration,
            o =>
            {
                Common(o, server, preflight);
                (o.ApiKey, o.ApiSecret, o.LibraryId) = (Keys.Id, Keys.Secret, Keys.Library);
            }
        );

    public override async Task SendByHandAsync(HttpClient http, Uri server, string person, byte[]? picture, Uri? url)
    {
        var now = DateTimeOffset.UtcNow.ToUnixTimeSeconds();
        var raw = string.Create(
            CultureInfo.InvariantCulture,
            $"a={Keys.Id}&b={now + 100}&c={now}&d={Random.Shared.NextInt64(10_000_000_000)}"
        );
        using var form = new MultipartFormDataContent
        {
            { new StringContent(Signers.FinAuth(raw, Keys.Secret)), "\"sign\"" },
            { new StringContent("hmac_sha1"), "\"sign_version\"" },
            { new StringContent(Keys.Library), "\"group_id\"" },
            { new StringContent(person), "\"user_id\"" },
            { new ByteArrayContent(picture!), "\"file\"", "\"face.jpg\"" },
        };
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri(server, "/finauth/search/group/add"))
        {
            Version = HttpVersion.Version11,
            Content = form,
        };
        using var response = await http.SendAsync(request);
        var reply = await HandJson.ReadAsync(response);
        Require(reply.GetProperty("face_token").GetString()!.Length > 0, "face token");
    }

    public override void Verify(IReadOnlyList<RecordedRequest> call, byte[]? picture, Uri? url)
    {
        var body = call[0].Body;
        Require(body.AsSpan().IndexOf(picture) > 0, "picture");
        var text = Encoding.Latin1.GetString(body, 0, Math.Min(body.Length, 4096));
        var start =
            text.IndexOf("\r\n\r\n", text.IndexOf("\"sign\"", StringComparison.Ordinal), StringComparison.Ordinal) + 4;
        var sign = text[start..text.IndexOf("\r\n", start, StringComparison.Ordinal)];
        var raw = Encoding.UTF8.GetString(Convert.FromBase64String(sign).AsSpan(20));
        Require(sign == Signers.FinAuth(raw, Keys.Secret), "sign");
    }
}
