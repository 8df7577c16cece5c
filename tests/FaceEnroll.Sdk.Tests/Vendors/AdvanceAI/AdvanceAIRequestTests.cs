using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using FaceEnroll.Sdk.AdvanceAI;
using FaceEnroll.Sdk.Tests.Bodies;
using FaceEnroll.Sdk.Tests.Images;
using FaceEnroll.Sdk.Tests.Signing;
using FaceEnroll.Sdk.Tests.Support;
using static FaceEnroll.Sdk.Tests.Vendors.AdvanceAI.AdvanceAISetup;

namespace FaceEnroll.Sdk.Tests.Vendors.AdvanceAI;

[TestFixture("")]
[TestFixture("th-TH")]
[TestFixture("ar-SA")]
[TestOf(typeof(AdvanceAIAddFace))]
[TestOf(typeof(AdvanceAIProtocol))]
public class AdvanceAIRequestTests(string culture) : CultureFixture(culture)
{
    [Test]
    public async Task Enroll_Plain_GetsATokenAndSendsExactlyTheDocumentedFields()
    {
        using var stub = Stub(Succeed);

        await EnrollAsync(stub);

        var token = stub.Sent[0];
        Assert.That(token.Method, Is.EqualTo(HttpMethod.Post));
        Assert.That(
            token.Uri.AbsoluteUri,
            Is.EqualTo("https://sg-api.advance.ai/openapi/auth/ticket/v1/generate-token")
        );
        Assert.That(token.Headers["Content-Type"], Is.EqualTo("application/json"));
        Assert.That(token.Headers, Does.Not.ContainKey("X-ACCESS-TOKEN"));
        Assert.That(
            Encoding.UTF8.GetString(token.Body),
            Is.EqualTo(
                $$"""{"accessKey":"sampleaccesskey","timestamp":"{{Now}}","signature":"{{Sign("sampleaccesskey", "samplesecretkey", Now)}}","periodSecond":"3600"}"""
            )
        );

        var sent = stub.Sent[1];
        Assert.That(stub.Sent, Has.Count.EqualTo(2));
        Assert.That(
            sent.Uri.AbsoluteUri,
            Is.EqualTo("https://sg-api.advance.ai/intl/openapi/face-search/facereferences")
        );
        Assert.That(sent.Version, Is.EqualTo(new Version(1, 1)));
        Assert.That(sent.Headers["X-ACCESS-TOKEN"], Is.EqualTo("T1"));
        Assert.That(
            sent.Headers["Content-Length"],
            Is.EqualTo(sent.Body.Length.ToString(CultureInfo.InvariantCulture))
        );
        var parts = Parts(sent);
        Assert.That(parts.Select(p => p.Name), Is.EqualTo(new[] { "faceSetId", "externalReferenceId", "faceImage" }));
        Assert.That((parts[0].Text, parts[1].Text), Is.EqualTo(("1", "person-1")));
        Assert.That((parts[2].FileName, parts[2].ContentType), Is.EqualTo(("face.jpg", "image/jpeg")));
        Assert.That(parts[2].Body, Is.EqualTo(Portrait));
    }

    [Test]
    public async Task Enroll_EveryParameter_IsSentOnce()
    {
        using var stub = Stub(Succeed);
        var request = new AdvanceAIFaceEnrollmentRequest("p", FaceImage.FromBytes(PictureSample.Png(300, 400)))
        {
            LibraryId = "set 名",
            ExternalReferenceId = "3aa0b51d-25df-4432-81ee-7b1774f89348",
            IdNumber = "252",
            IdCardType = "PASSPORT",
            Country = "MG",
            Name = "Mrs. Zoë \"😀\"",
        };

        var result = await EnrollAsync(stub, null, request);

        var parts = Parts(stub.Sent[1]);
        Assert.That(
            parts.SkipLast(1).Select(p => (p.Name, p.Text)),
            Is.EqualTo(
                new[]
                {
                    ("faceSetId", "set 名"),
                    ("externalReferenceId", "3aa0b51d-25df-4432-81ee-7b1774f89348"),
                    ("idNumber", "252"),
                    ("idCardType", "PASSPORT"),
                    ("country", "MG"),
                    ("name", "Mrs. Zoë \"😀\""),
                }
            )
        );
        Assert.That((parts[^1].Name, parts[^1].ContentType), Is.EqualTo(("faceImage", "image/png")));
        Assert.That(result.ExternalReferenceId, Is.EqualTo(request.ExternalReferenceId));
        Assert.That(result.LibraryIds, Is.EqualTo(new[] { "set 名" }));
    }

    [Test]
    public async Task Enroll_EmptyOptionals_AreOmitted()
    {
        using var stub = Stub(Succeed);

        await EnrollAsync(
            stub,
            null,
            Request(r => (r.IdNumber, r.IdCardType, r.Country, r.Name, r.ExternalReferenceId) = ("", "", "", "", ""))
        );

        Assert.That(Parts(stub.Sent[1]), Has.Count.EqualTo(3));
    }

    [Test]
    public async Task Enroll_UniqueReference_DiffersPerCallAndStaysInRetries()
    {
        using var stub = Stub(() => Fail(200, "RETRY_LATER"), Succeed);
        var options = Options(o => o.UniqueExternalReference = true);

        var first = await EnrollAsync(stub, options);
        var second = await EnrollAsync(stub, options, Request(r => r.ExternalReferenceId = "ref"));

        var references = stub.Sent.Where(s => !IsTokenRequest(s)).Select(s => Parts(s)[1].Text).ToList();
        Assert.That(
            references,
            Is.EqualTo(new[] { first.ExternalReferenceId, first.ExternalReferenceId, second.ExternalReferenceId })
        );
        Assert.That(first.ExternalReferenceId, Does.Match("^person-1\\.[0-9a-f]{32}$"));
        Assert.That(second.ExternalReferenceId, Does.Match("^ref\\.[0-9a-f]{32}$"));
        Assert.That(first.ExternalReferenceId[^32..], Is.Not.EqualTo(second.ExternalReferenceId[^32..]));
    }

    [TestCaseSource(nameof(Vectors))]
    public async Task Enroll_TokenVector_SendsItsSignature(JsonElement vector)
    {
        var time = long.Parse(vector.Text("timestamp"), CultureInfo.InvariantCulture);
        using var stub = Stub(Succeed);
        var options = Options(o =>
        {
            o.AccessKey = vector.Text("accessKey");
            o.SecretKey = vector.Text("secretKey");
            o.TimeProvider = new FixedTimeProvider(DateTimeOffset.FromUnixTimeMilliseconds(time));
        });

        await EnrollAsync(stub, options);

        var body = JsonDocument.Parse(stub.Sent[0].Body).RootElement;
        Assert.That(body.Text("signature"), Is.EqualTo(vector.Text("expected_signature")));
        Assert.That(body.Text("timestamp"), Is.EqualTo(vector.Text("timestamp")));
        Assert.That(body.Text("accessKey"), Is.EqualTo(vector.Text("accessKey")));
    }

    [TestCase(AdvanceAIRegion.Singapore, "sg-api.advance.ai")]
    [TestCase(AdvanceAIRegion.Philippines, "ph-api.advance.ai")]
    [TestCase(AdvanceAIRegion.Thailand, "th-api.advance.ai")]
    [TestCase(AdvanceAIRegion.Malaysia, "my-api.advance.ai")]
    [TestCase(AdvanceAIRegion.Indonesia, "api.advance.ai")]
    [TestCase(AdvanceAIRegion.Mexico, "mex-api.advance.ai")]
    public async Task Enroll_Region_IsTheHostOfTokenAndCall(AdvanceAIRegion region, string host)
    {
        using var stub = Stub(Succeed);

        await EnrollAsync(stub, Options(o => o.Region = region));

        Assert.That(stub.Sent.Select(s => s.Uri.Host), Is.EqualTo(new[] { host, host }));
    }

    [Test]
    public async Task Enroll_Endpoint_GoesBeforeTheRegion()
    {
        using var stub = Stub(Succeed);

        await EnrollAsync(stub, Options(o => o.Endpoint = new Uri("http://localhost:5001")));

        Assert.That(
            stub.Sent.Select(s => s.Uri.GetLeftPart(UriPartial.Authority)),
            Is.All.EqualTo("http://localhost:5001")
        );
    }

    public static IEnumerable<TestCaseData> Vectors() =>
        VectorFile.Read("finauth-and-advance-ai.json").GetProperty("advance_token_signature").Cases();

    private static List<MultipartPart> Parts(SentRequest sent) =>
        MultipartReader.Read(sent.Headers["Content-Type"], sent.Body);

    /// <summary>The formula once more, with nothing of the library's.</summary>
    private static string Sign(string accessKey, string secretKey, long time) =>
        Convert.ToHexStringLower(
            SHA256.HashData(Encoding.UTF8.GetBytes(FormattableString.Invariant($"{accessKey}{secretKey}{time}")))
        );
}
