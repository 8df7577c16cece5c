using System.Globalization;
using System.Net;
using FaceEnroll.Sdk.Benchmarks.HandWritten;
using FaceEnroll.Sdk.Benchmarks.Sink;
using Microsoft.Extensions.DependencyInjection;

namespace FaceEnroll.Sdk.Benchmarks.Contenders;

/// <summary>facereferences: the picture's bytes in multipart behind an access token, which is fetched once.</summary>
internal sealed class AdvanceAIBench() : VendorBench("AdvanceAI")
{
    public override void Register(
        IFaceEnrollmentBuilder builder,
        string registration,
        Uri server,
        FaceImagePreflight preflight
    ) =>
        builder.AddAdvanceAI(
            registration,
            o =>
            {
                Common(o, server, preflight);
                (o.AccessKey, o.SecretKey, o.LibraryId) = (Keys.Id, Keys.Secret, Keys.Library);
            }
        );

    public override async Task SendByHandAsync(HttpClient http, Uri server, string person, byte[]? picture, Uri? url)
    {
        using var form = new MultipartFormDataContent
        {
            { new StringContent(Keys.Library), "\"faceSetId\"" },
            { new StringContent(person), "\"externalReferenceId\"" },
            { new ByteArrayContent(picture!), "\"faceImage\"", "\"face.jpg\"" },
        };
        using var request = new HttpRequestMessage(
            HttpMethod.Post,
            new Uri(server, "/intl/openapi/face-search/facereferences")
        )
        {
            Version = HttpVersion.Version11,
            Content = form,
        };
        request.Headers.Add("X-ACCESS-TOKEN", CannedReplies.Token);
        using var response = await http.SendAsync(request);
        var reply = await HandJson.ReadAsync(response);
        Require(reply.GetProperty("data").GetString()!.Length > 0, "face id");
    }

    public override void Verify(IReadOnlyList<RecordedRequest> call, byte[]? picture, Uri? url)
    {
        var add = call[^1];
        Require(add.Head.Header("X-ACCESS-TOKEN") == CannedReplies.Token, "token");
        Require(add.Body.AsSpan().IndexOf(picture) > 0, "picture");
        if (call.Count == 2)
        {
            var token = HandJson.Parse(call[0].Body);
            var timestamp = token.GetProperty("timestamp").GetString()!;
            Require(token.GetProperty("signature").GetString() == Signers.AdvanceAI(timestamp), "token signature");
            Require(long.Parse(timestamp, CultureInfo.InvariantCulture) > 0, "timestamp");
        }
    }
}
