using System.Text.Json;
using System.Text.Json.Nodes;
using FaceEnroll.Sdk.TencentCloud;
using FaceEnroll.Sdk.Tests.Support;
using Certainty = FaceEnroll.Sdk.FaceEnrollmentCertainty;
using Kind = FaceEnroll.Sdk.FaceEnrollmentErrorKind;

namespace FaceEnroll.Sdk.Tests.Vendors.TencentCloud;

/// <summary>Whatever comes back, the exception is this library's own and its certainty is right.</summary>
[TestOf(typeof(TencentCloudProtocol))]
public class TencentCloudBadReplyTests
{
    private const string Full =
        """{"Response":{"SucFaceNum":1,"SucFaceIds":["2875186538564559728"],"RetCode":[0],"SucIndexes":[0],"SucFaceRects":[{"X":1,"Y":2,"Width":3,"Height":4}],"FaceModelVersion":"3.0","RequestId":"r-1"}}""";

    [TestCase(null)]
    [TestCase("")]
    [TestCase(" ")]
    [TestCase("{}")]
    [TestCase("null")]
    [TestCase("[]")]
    [TestCase("1")]
    [TestCase("\"text\"")]
    [TestCase("<html><body>Bad Gateway</body></html>")]
    [TestCase("{\"Response\":null}")]
    [TestCase("{\"Response\":{}}")]
    [TestCase("{\"Response\":[]}")]
    [TestCase("{\"Response\":{\"Error\":{}}}")]
    [TestCase("{\"Response\":{\"Error\":{\"Code\":\"\"}}}")]
    [TestCase("{\"Response\":{\"Error\":{\"Code\":null,\"Message\":null}}}")]
    [TestCase("{\"Response\":{\"RequestId\":\"\\ud800\"}}")]
    [TestCase(Full + "x")]
    [TestCase(
        """{"Response":{"SucFaceIds":["1"],"RetCode":[0]},"Response":{"Error":{"Code":"RequestLimitExceeded"}}}""",
        Description = "two replies in one"
    )]
    [TestCase("\uFEFF\uFFFE")]
    public void Reply_MeaningNothing_IsUnknownAndNeverRetried(string? reply)
    {
        var wire = Wire.Of(200, reply);
        var e = Assert.CatchAsync<FaceEnrollmentOutcomeUnknownException>(() =>
            TencentCloudSetup.Client(wire, o => o.Retry.MaxRetries = 3).EnrollAsync(TencentCloudSetup.Request())
        )!;
        Assert.That(e.Kind, Is.EqualTo(Kind.Protocol));
        Assert.That(e.StatusCode, Is.EqualTo(200));
        Assert.That(e.InnerException, Is.Null, "a parser's words may quote the reply");
        Assert.That(wire.Requests, Has.Count.EqualTo(1));
    }

    [Test]
    public void Reply_CutAtEveryByte_IsUnknown()
    {
        for (var length = 0; length < Full.Length; length++)
        {
            var e = TencentCloudSetup.Fails<FaceEnrollmentOutcomeUnknownException>(Full[..length]);
            Assert.That(e.Kind, Is.EqualTo(Kind.Protocol), $"{length} bytes");
        }
    }

    [Test]
    public void Reply_BrokenOffAtEveryByte_IsUnknownTransport()
    {
        for (var length = 0; length < Full.Length; length += 7)
        {
            var cut = length;
            var wire = new Wire(_ => Broken(200, cut, new IOException("reset")));
            var e = Assert.CatchAsync<FaceEnrollmentOutcomeUnknownException>(() =>
                TencentCloudSetup.Client(wire).EnrollAsync(TencentCloudSetup.Request())
            )!;
            Assert.That(e.Kind, Is.EqualTo(Kind.Transport));
            Assert.That(e.StatusCode, Is.EqualTo(200));
        }
    }

    private static IEnumerable<Exception> StreamFaults() =>
        [
            new IOException("reset"),
            new HttpRequestException("reset"),
            new ObjectDisposedException("connection"),
            new InvalidDataException("compressed badly"),
            new InvalidOperationException("odd"),
            new TimeoutException("odder"),
        ];

    [TestCaseSource(nameof(StreamFaults))]
    public void Reply_StreamFails_IsUnknown(Exception fault)
    {
        var wire = new Wire(_ => Broken(200, 10, fault));
        var e = Assert.CatchAsync<FaceEnrollmentOutcomeUnknownException>(() =>
            TencentCloudSetup.Client(wire).EnrollAsync(TencentCloudSetup.Request())
        )!;
        Assert.That(e.Kind, Is.EqualTo(Kind.Transport));
    }

    [TestCaseSource(nameof(StreamFaults))]
    public void Reply_StreamFailsThoughTheBodyWasNeverAskedFor_IsUnknown(Exception fault)
    {
        using var handler = new StubHandler((_, _) => Task.FromResult(Broken(200, 10, fault)));
        using var http = new HttpClient(handler);
        var e = Assert.CatchAsync<FaceEnrollmentOutcomeUnknownException>(() =>
            TencentCloudSetup.Client(http).EnrollAsync(TencentCloudSetup.Request())
        )!;
        Assert.That(e.Kind, Is.EqualTo(Kind.Transport));
    }

    [TestCase(200)]
    [TestCase(400)]
    [TestCase(500)]
    public void Reply_OverTheCap_IsUnknownAndNotReadToItsEnd(int status)
    {
        var endless = new EndlessStream();
        var wire = new Wire(_ => new HttpResponseMessage((System.Net.HttpStatusCode)status)
        {
            Content = new StreamContent(endless),
        });
        var e = Assert.CatchAsync<FaceEnrollmentOutcomeUnknownException>(() =>
            TencentCloudSetup.Client(wire).EnrollAsync(TencentCloudSetup.Request())
        )!;
        Assert.That(e.Kind, Is.EqualTo(Kind.Protocol));
        Assert.That(endless.Given, Is.LessThan(4 * 1024 * 1024));
    }

    [TestCase(0L)]
    [TestCase(1L)]
    [TestCase(long.MaxValue)]
    public async Task Reply_LyingContentLength_DoesNotMatter(long length)
    {
        var wire = new Wire(_ =>
        {
            var reply = Wire.Reply(TencentCloudSetup.Success);
            reply.Content = new StreamContent(
                new MemoryStream(System.Text.Encoding.UTF8.GetBytes(TencentCloudSetup.Success))
            );
            reply.Content.Headers.ContentLength = length;
            return reply;
        });
        var result = await TencentCloudSetup.Client(wire).EnrollAsync(TencentCloudSetup.Request());
        Assert.That(result.Images[0].Status, Is.EqualTo(FaceImageStatus.Enrolled));
    }

    [TestCase(301, Certainty.Unknown, Kind.Protocol)]
    [TestCase(302, Certainty.Unknown, Kind.Protocol)]
    [TestCase(303, Certainty.Unknown, Kind.Protocol)]
    [TestCase(307, Certainty.NotApplied, Kind.Protocol)]
    [TestCase(308, Certainty.NotApplied, Kind.Protocol)]
    [TestCase(400, Certainty.NotApplied, Kind.InvalidRequest)]
    [TestCase(401, Certainty.NotApplied, Kind.InvalidRequest)]
    [TestCase(403, Certainty.NotApplied, Kind.InvalidRequest)]
    [TestCase(404, Certainty.NotApplied, Kind.InvalidRequest)]
    [TestCase(413, Certainty.NotApplied, Kind.InvalidRequest, Description = "it carries a URL, no picture")]
    [TestCase(408, Certainty.Unknown, Kind.VendorFault)]
    [TestCase(409, Certainty.Unknown, Kind.VendorFault)]
    [TestCase(499, Certainty.Unknown, Kind.VendorFault)]
    [TestCase(429, Certainty.NotApplied, Kind.Throttled)]
    [TestCase(500, Certainty.Unknown, Kind.VendorFault)]
    [TestCase(502, Certainty.Unknown, Kind.VendorFault)]
    [TestCase(503, Certainty.Unknown, Kind.VendorFault)]
    [TestCase(504, Certainty.Unknown, Kind.VendorFault)]
    [TestCase(201, Certainty.Unknown, Kind.Protocol)]
    [TestCase(204, Certainty.Unknown, Kind.Protocol)]
    public void Status_WithoutVendorCode_DecidesByItself(int status, Certainty certainty, Kind kind)
    {
        foreach (var body in new[] { null, "<html>no</html>", "{}" })
        {
            var e = TencentCloudSetup.Fails<FaceEnrollmentException>(body, status: status);
            Assert.That((e.Certainty, e.Kind, e.StatusCode), Is.EqualTo((certainty, kind, status)), body);
        }
    }

    [Test]
    public void Status_WithVendorCode_YieldsToTheCode()
    {
        var e = TencentCloudSetup.Fails<FaceImageRejectedException>(
            TencentCloudSetup.Error("InvalidParameterValue.NoFaceInPhoto"),
            status: 500
        );
        Assert.That(e.Certainty, Is.EqualTo(Certainty.NotApplied));
    }

    private static IEnumerable<TestCaseData> WrongTypes()
    {
        string[] members =
        [
            "Response",
            "Response.SucFaceNum",
            "Response.SucFaceIds",
            "Response.RetCode",
            "Response.SucIndexes",
            "Response.SucFaceRects",
            "Response.FaceModelVersion",
            "Response.RequestId",
            "Response.Error",
        ];
        string[] values =
        [
            "null",
            "true",
            "\"text\"",
            "\"\"",
            "1",
            "-1",
            "1.5",
            "1e400",
            "99999999999999999999",
            "{}",
            "[]",
            "[{}]",
            "[[]]",
            "[null]",
        ];
        return members.SelectMany(m => values.Select(v => new TestCaseData(m, v)));
    }

    [TestCaseSource(nameof(WrongTypes))]
    public async Task Reply_WrongTypeAtAMember_IsASuccessOrUnknown(string member, string value)
    {
        var reply = JsonNode.Parse(Full)!;
        var parent = member == "Response" ? reply : reply["Response"]!;
        parent[member.Split('.')[^1]] = JsonNode.Parse(value);
        try
        {
            var result = await TencentCloudSetup.EnrollAsync(reply.ToJsonString(JsonSerializerOptions.Default));
            Assert.That(result.Images.Single().FaceId, Is.Not.Empty.And.Not.Null);
        }
        catch (FaceEnrollmentOutcomeUnknownException e)
        {
            Assert.That(e.Kind, Is.EqualTo(Kind.Protocol));
        }
    }

    [TestCase("Code")]
    [TestCase("Message")]
    public void Reply_WrongTypeInTheError_IsTyped(string member)
    {
        foreach (var value in new[] { "null", "true", "7", "{}", "[]", "[\"a\"]" })
        {
            var reply = JsonNode.Parse(TencentCloudSetup.Error("InternalError"))!;
            reply["Response"]!["Error"]![member] = JsonNode.Parse(value);
            TencentCloudSetup.Fails<FaceEnrollmentOutcomeUnknownException>(
                reply.ToJsonString(JsonSerializerOptions.Default)
            );
        }
    }

    [Test]
    public async Task Reply_TextMembersAsNumbers_AreRead()
    {
        var result = await TencentCloudSetup.EnrollAsync(
            """{"Response":{"SucFaceIds":[1],"RetCode":[0],"FaceModelVersion":3.0,"RequestId":12}}"""
        );
        Assert.That((result.FaceModelVersion, result.RequestId), Is.EqualTo(("3.0", "12")));
    }

    [Test]
    public async Task Reply_UnknownMembers_AreIgnored()
    {
        var result = await TencentCloudSetup.EnrollAsync(
            """{"More":{"a":[1]},"Response":{"New":{"x":1},"SucFaceIds":["1"],"RetCode":[0],"RequestId":"r"}}"""
        );
        Assert.That(result.Images[0].FaceId, Is.EqualTo("1"));
    }

    [Test]
    public void Reply_NestedDeeply_IsUnknown() =>
        TencentCloudSetup.Fails<FaceEnrollmentOutcomeUnknownException>(
            "{\"Response\":{\"x\":" + new string('[', 10_000) + new string(']', 10_000) + "}}"
        );

    private static HttpResponseMessage Broken(int status, int length, Exception fault) =>
        new((System.Net.HttpStatusCode)status)
        {
            Content = new StreamContent(new FaultyStream(System.Text.Encoding.UTF8.GetBytes(Full)[..length], fault)),
        };
}
