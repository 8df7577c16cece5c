using System.Text.Json;
using System.Text.Json.Nodes;
using FaceEnroll.Sdk.TencentCloud;
using FaceEnroll.Sdk.Tests.Signing;
using FaceEnroll.Sdk.Tests.Support;

namespace FaceEnroll.Sdk.Tests.Vendors.TencentCloud;

/// <summary>The public client sends what the vendor's own clients were captured sending.</summary>
[TestOf(typeof(TencentCloudProtocol))]
public class TencentCloudVectorTests
{
    /// <summary>The entry whose person id is outside the documented alphabet: this library refuses it.</summary>
    private const string IllegalPersonId = "pub-08-unicode";

    private static IEnumerable<TestCaseData> Posts() =>
        new[] { "tencent-tc3.json", "tencent-tc3-unsigned-payload.json" }
            .SelectMany(file => VectorFile.Read(file).GetProperty("vectors").Cases())
            .Where(c =>
                Input(c).Text("method") == "POST" && ((JsonElement)c.Arguments[0]!).Text("id") != IllegalPersonId
            );

    private static JsonElement Input(TestCaseData c) => ((JsonElement)c.Arguments[0]!).GetProperty("input");

    [Test]
    public void Posts_AreThirteen() => Assert.That(Posts().Count(), Is.EqualTo(13));

    [TestCaseSource(nameof(Posts))]
    public async Task Enroll_VectorsParameters_SendsVectorsBodyAndHeaders(JsonElement vector)
    {
        var input = vector.GetProperty("input");
        var wire = await SendAsync(vector);

        var body = JsonNode.Parse(wire.Body);
        var expected = JsonNode.Parse(TencentBody.Rebuild(input.GetProperty("parameters")));
        Assert.That(JsonNode.DeepEquals(body, expected), Is.True, wire.Text);
        Assert.That(wire.Uri.AbsoluteUri, Is.EqualTo($"https://{input.Text("endpoint")}/"));
        Assert.That(wire.Version, Is.EqualTo(new Version(1, 1)));
        foreach (var name in new[] { "Content-Type", "X-TC-Action", "X-TC-Version", "X-TC-Timestamp", "X-TC-Region" })
        {
            Assert.That(wire.Header(name), Is.EqualTo(vector.Header(name)), name);
        }

        foreach (var name in new[] { "X-TC-Language", "X-TC-Content-SHA256" })
        {
            Assert.That(wire.Header(name), Is.EqualTo(vector.Header(name)), name);
        }

        Assert.That(wire.Header("X-TC-Token"), Is.EqualTo(input.GetProperty("token").GetString()));
        Assert.That(wire.Header("Content-Length"), Is.EqualTo($"{wire.Body.Length}"));
    }

    [TestCaseSource(nameof(Posts))]
    public async Task Enroll_VectorsParameters_SignsTheBytesOnTheWire(JsonElement vector)
    {
        var wire = await SendAsync(vector);
        Assert.That(
            wire.Header("Authorization"),
            Is.EqualTo(IndependentTc3.Authorization(wire, TencentCloudSetup.SecretId, TencentCloudSetup.SecretKey))
        );
        if (wire.Body.AsSpan().SequenceEqual(TencentBody.Bytes(vector)))
        {
            Assert.That(wire.Header("Authorization"), Is.EqualTo(vector.GetProperty("captured").Text("authorization")));
        }
    }

    [Test]
    public async Task Enroll_BodyEqualToTheCapturedOne_HasTheCapturedSignature()
    {
        var first = VectorFile.Read("tencent-tc3.json").GetProperty("vectors")[0];
        var wire = await SendAsync(first);
        Assert.That(wire.Text, Is.EqualTo(first.GetProperty("captured").Text("bodyText")));
        Assert.That(wire.Header("Authorization"), Is.EqualTo(first.GetProperty("captured").Text("authorization")));
    }

    [Test]
    public void Enroll_VectorWithPersonIdOutsideTheAlphabet_IsRefused()
    {
        var vector = VectorFile
            .Read("tencent-tc3.json")
            .GetProperty("vectors")
            .EnumerateArray()
            .Single(v => v.Text("id") == IllegalPersonId);
        var e = Assert.ThrowsAsync<FaceEnrollmentException>(() => SendAsync(vector))!;
        Assert.That(e.Message, Does.Contain("PersonId"));
    }

    private static async Task<RecordedRequest> SendAsync(JsonElement vector)
    {
        var input = vector.GetProperty("input");
        var unsigned = vector.TryGetProperty("unsignedPayload", out var flag) && flag.GetBoolean();
        var request = Request(input.GetProperty("parameters"));
        var codes = string.Join(',', request.Images.Select((_, i) => i == 0 ? 0 : -1101));
        var wire = Wire.Json("{\"Response\":{\"SucFaceIds\":[\"1\"],\"RetCode\":[" + codes + "]}}");
        var client = TencentCloudSetup.Client(
            wire,
            o =>
            {
                o.Version = input.Text("version");
                o.SecretId = input.Text("secretId");
                o.SecretKey = input.Text("secretKey");
                o.Token = input.GetProperty("token").GetString();
                o.Region = input.GetProperty("region").GetString();
                o.SendRegion = o.Region is not null;
                o.Language = input.GetProperty("language").GetString();
                o.Endpoint = new Uri("https://" + input.Text("endpoint"));
                o.UnsignedPayload = unsigned;
                o.TimeProvider = new FixedTimeProvider(
                    DateTimeOffset.FromUnixTimeSeconds(input.GetProperty("timestamp").GetInt64())
                );
                // The vectors' pictures are noise.
                o.Preflight = FaceImagePreflight.Off;
            }
        );
        await client.EnrollAsync(request);
        return wire.Request;
    }

    private static TencentCloudFaceEnrollmentRequest Request(JsonElement parameters)
    {
        var images = parameters.TryGetProperty("Urls", out var urls)
            ? urls.EnumerateArray().Select(u => FaceImage.FromUrl(new Uri(u.GetString()!)))
            : parameters
                .GetProperty("Images")
                .EnumerateArray()
                .Select(i => i.GetProperty("$bytes"))
                .Select(b =>
                    FaceImage.FromBytes(TencentBody.Picture(b.Text("seed"), b.GetProperty("length").GetInt32()))
                );
        return new TencentCloudFaceEnrollmentRequest(parameters.Text("PersonId"), images)
        {
            FaceMatchThreshold = Number(parameters, "FaceMatchThreshold"),
            QualityControl = (int?)Number(parameters, "QualityControl"),
            NeedRotateDetection = Number(parameters, "NeedRotateDetection") is { } rotate ? rotate == 1 : null,
        };
    }

    private static double? Number(JsonElement parameters, string name) =>
        parameters.TryGetProperty(name, out var value) ? value.GetDouble() : null;
}
