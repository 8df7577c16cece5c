using System.Net;
using System.Text;
using FaceEnroll.Sdk.Replies;
using FaceEnroll.Sdk.Tests.Support;
using FaceEnroll.Sdk.Tests.Vendors.TencentCloud;

namespace FaceEnroll.Sdk.Tests.Resilience;

/// <summary>A reply without a length ends where its connection does: cut before its code it looks whole.</summary>
[TestOf(typeof(VendorReply))]
public class EndlessReplyTests
{
    [TestCase("", "", FaceEnrollmentCertainty.Unknown)]
    [TestCase("<html>", "", FaceEnrollmentCertainty.Unknown)]
    [TestCase("", "length", FaceEnrollmentCertainty.NotApplied)]
    [TestCase("<html>", "length", FaceEnrollmentCertainty.NotApplied)]
    [TestCase("", "chunked", FaceEnrollmentCertainty.NotApplied)]
    [TestCase("<html>", "HTTP/2", FaceEnrollmentCertainty.NotApplied)]
    [TestCase(
        """{"Response":{"Error":{"Code":"InvalidParameter","Message":"m"},"RequestId":"r"}}""",
        "",
        FaceEnrollmentCertainty.NotApplied
    )]
    public void Refusal_WithoutACode_CountsIfItsEndIsKnown(string body, string end, FaceEnrollmentCertainty certainty)
    {
        using var wire = new StubHandler((request, _) => AnswerAsync(request, body, end));
        using var http = new HttpClient(wire, disposeHandler: false);
        var e = Assert.CatchAsync<FaceEnrollmentException>(() =>
            TencentCloudSetup.Client(http).EnrollAsync(TencentCloudSetup.Request())
        );
        Assert.That(e!.Certainty, Is.EqualTo(certainty));
    }

    private static async Task<HttpResponseMessage> AnswerAsync(HttpRequestMessage request, string body, string end)
    {
        await request.Content!.CopyToAsync(Stream.Null);
        var response = new HttpResponseMessage(HttpStatusCode.BadRequest)
        {
            Content = new Endless(body, end == "length"),
        };
        if (end == "chunked")
        {
            response.Headers.TransferEncodingChunked = true;
        }

        if (end == "HTTP/2")
        {
            response.Version = new Version(2, 0);
        }

        return response;
    }

    private sealed class Endless(string text, bool hasLength) : HttpContent
    {
        protected override Task SerializeToStreamAsync(Stream stream, TransportContext? context) =>
            stream.WriteAsync(Encoding.UTF8.GetBytes(text), 0, text.Length);

        protected override bool TryComputeLength(out long length)
        {
            length = text.Length;
            return hasLength;
        }
    }
}
