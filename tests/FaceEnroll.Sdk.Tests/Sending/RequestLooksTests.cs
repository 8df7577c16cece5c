using System.Text;
using FaceEnroll.Sdk.Sending;

namespace FaceEnroll.Sdk.Tests.Sending;

/// <summary>What is taken for a copy of a request that a vendor would take for the same one.</summary>
[TestOf(typeof(RequestLooks))]
[TestOf(typeof(AttemptFlow))]
public class RequestLooksTests
{
    [TestCase("https://a/x?y=1", "POST", "body", "text/plain", "s", ExpectedResult = true)]
    [TestCase("https://b:8/x?y=1", "POST", "tank", "text/plain", "s", ExpectedResult = true)]
    [TestCase("https://a/x?y=2", "POST", "body", "text/plain", "s", ExpectedResult = false)]
    [TestCase("https://a/z?y=1", "POST", "body", "text/plain", "s", ExpectedResult = false)]
    [TestCase("https://a/x?y=1", "PUT", "body", "text/plain", "s", ExpectedResult = false)]
    [TestCase("https://a/x?y=1", "POST", "longer", "text/plain", "s", ExpectedResult = false)]
    [TestCase("https://a/x?y=1", "POST", "body", "text/html", "s", ExpectedResult = false)]
    [TestCase("https://a/x?y=1", "POST", "body", "text/plain", "t", ExpectedResult = false)]
    [TestCase("https://a/x?y=1", "POST", "body", "text/plain", null, ExpectedResult = false)]
    [TestCase("https://a/x?y=1", "POST", null, "text/plain", "s", ExpectedResult = false)]
    public bool IsOf(string uri, string method, string? body, string contentType, string? signature)
    {
        using var original = Make("https://a/x?y=1", "POST", "body", "text/plain", "s");
        using var other = Make(uri, method, body, contentType, signature);
        other.Headers.Add("traceparent", "00-1");
        return new RequestLooks(original).AreOf(other);
    }

    [Test]
    public void Copy_OfAnAttemptThatWasReadAboveTheGuard_IsFound_AlsoWhenItIsOver()
    {
        var evidence = new SendEvidence(FaceVendor.FinAuth, "AddFace");
        using var request = Make("https://a/x", "POST", "body", "text/plain", "late");
        using var copy = Make("https://localhost/x", "POST", "body", "text/plain", "late");
        evidence.Begin(request, isGuardExpected: true);
        Assert.That(AttemptFlow.Of(copy), Is.Null, "nobody holds a copy");
        evidence.EnterOwnContent(Stream.Null);
        Assert.That(AttemptFlow.Of(copy), Is.SameAs(evidence));
        evidence.Close(request, request.Content);
        Assert.That(AttemptFlow.Of(copy), Is.SameAs(evidence), "it may come late");
        Assert.That(evidence.MaySend, Is.False);
    }

    [Test]
    public void Copy_ThatCouldBeOfTwoAttempts_IsOfTheOneThatMayStillSend()
    {
        SendEvidence[] two = [new(FaceVendor.FinAuth, "AddFace"), new(FaceVendor.FinAuth, "AddFace")];
        using var request = Make("https://a/x", "POST", "body", "text/plain", "twice");
        using var copy = Make("https://b/x", "POST", "body", "text/plain", "twice");
        foreach (var evidence in two)
        {
            evidence.Begin(request, isGuardExpected: true);
            evidence.EnterOwnContent(Stream.Null);
        }

        Assert.That(AttemptFlow.Of(copy), Is.SameAs(two[0]));
        two[0].Close(request, request.Content);
        Assert.That(AttemptFlow.Of(copy), Is.SameAs(two[1]));
        two[1].Close(request, request.Content);
    }

    [Test]
    public void Copy_InChunks_IsOneAllTheSame()
    {
        using var original = Make("https://a/x", "POST", "body", "text/plain", "s");
        using var chunked = Make("https://a/x", "POST", "body", "text/plain", "s");
        chunked.Content = new StreamContent(new Unseekable());
        chunked.Content.Headers.ContentType = original.Content!.Headers.ContentType;
        Assert.That(chunked.Content.Headers.ContentLength, Is.Null);
        Assert.That(new RequestLooks(original).AreOf(chunked), Is.True);
    }

    [TestCase("s", "s", ExpectedResult = false)]
    [TestCase("s", "t", ExpectedResult = true)]
    [TestCase("s", null, ExpectedResult = false)]
    [TestCase(null, "t", ExpectedResult = false)]
    public bool SignedApart_IsARequestOfItsOwn(string? one, string? other)
    {
        using var original = Make("https://a/x", "POST", "body", "text/plain", one);
        using var nested = Make("https://a/x", "POST", "body", "text/plain", other);
        var evidence = new SendEvidence(FaceVendor.FinAuth, "AddFace");
        evidence.Begin(original, isGuardExpected: true);
        Assert.That(evidence.IsFlowOf(nested), Is.Not.EqualTo(RequestLooks.AreSignedApart(original, nested)));
        evidence.Close(original, null);
        return RequestLooks.AreSignedApart(original, nested);
    }

    private sealed class Unseekable : MemoryStream
    {
        public override bool CanSeek => false;
    }

    private static HttpRequestMessage Make(
        string uri,
        string method,
        string? body,
        string contentType,
        string? signature
    )
    {
        var request = new HttpRequestMessage(new HttpMethod(method), uri)
        {
            Content = body is null ? null : new StringContent(body, Encoding.UTF8, contentType),
        };
        if (signature is not null)
        {
            request.Headers.TryAddWithoutValidation("Authorization", signature);
        }

        return request;
    }
}
