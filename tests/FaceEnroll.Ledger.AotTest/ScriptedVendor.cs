using System.Net;
using System.Text;

namespace FaceEnroll.Ledger.AotTest;

/// <summary>Tencent Cloud's replies, without a network: nobody has a face before, and each picture gets one.</summary>
internal sealed class ScriptedVendor : HttpMessageHandler
{
    private int _faces;

    /// <summary>How many pictures were sent.</summary>
    public int Faces => _faces;

    protected override Task<HttpResponseMessage> SendAsync(
        HttpRequestMessage request,
        CancellationToken cancellationToken
    )
    {
        string body =
            request.Headers.GetValues("X-TC-Action").Single() == "CreateFace"
                ? $$$"""{"Response":{"SucFaceNum":1,"SucFaceIds":["{{{Interlocked.Increment(ref _faces)}}}"],"RetCode":[0],"SucIndexes":[0],"RequestId":"r"}}"""
                : """{"Response":{"PersonName":"n","FaceIds":[],"RequestId":"r"}}""";
        var reply = new HttpResponseMessage(HttpStatusCode.OK)
        {
            Content = new StringContent(body, Encoding.UTF8, "application/json"),
            RequestMessage = request,
        };
        reply.Headers.Date = DateTimeOffset.UtcNow;
        return Task.FromResult(reply);
    }
}
