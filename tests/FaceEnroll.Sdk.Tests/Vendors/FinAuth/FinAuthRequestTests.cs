using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using FaceEnroll.Sdk.FinAuth;
using FaceEnroll.Sdk.Tests.Bodies;
using FaceEnroll.Sdk.Tests.Images;
using FaceEnroll.Sdk.Tests.Signing;
using FaceEnroll.Sdk.Tests.Support;
using static FaceEnroll.Sdk.Tests.Vendors.FinAuth.FinAuthSetup;

namespace FaceEnroll.Sdk.Tests.Vendors.FinAuth;

[TestFixture("")]
[TestFixture("th-TH")]
[TestFixture("ar-SA")]
[TestOf(typeof(FinAuthAddFace))]
[TestOf(typeof(FinAuthProtocol))]
public class FinAuthRequestTests(string culture) : CultureFixture(culture)
{
    [Test]
    public async Task Enroll_Plain_SendsExactlyTheDocumentedFields()
    {
        using var stub = new VendorStub(Succeed);

        await EnrollAsync(stub, Options(o => o.NonceSource = () => "0799687066"));

        var sent = stub.Sent.Single();
        Assert.That(sent.Method, Is.EqualTo(HttpMethod.Post));
        Assert.That(sent.Uri.AbsoluteUri, Is.EqualTo("https://api-sgp.yljz.com/finauth/search/group/add"));
        Assert.That(sent.Version, Is.EqualTo(new Version(1, 1)));
        Assert.That(sent.Headers["Content-Length"], Is.EqualTo($"{sent.Body.Length}"));
        var parts = Parts(sent);
        Assert.That(
            parts.Select(p => p.Name),
            Is.EqualTo(new[] { "sign", "sign_version", "group_id", "user_id", "file" })
        );
        Assert.That(parts[0].Text, Is.EqualTo(Sign("key", "secret", 1795219200, 100, "0799687066")));
        Assert.That(parts[1].Text, Is.EqualTo("hmac_sha1"));
        Assert.That(parts[2].Text, Is.EqualTo("staff"));
        Assert.That(parts[3].Text, Is.EqualTo("person-1"));
        Assert.That((parts[4].FileName, parts[4].ContentType), Is.EqualTo(("face.jpg", "image/jpeg")));
        Assert.That(parts[4].Body, Is.EqualTo(Portrait));
    }

    [Test]
    public async Task Enroll_EveryParameter_IsSentOnce()
    {
        using var stub = new VendorStub(() => VendorStub.Reply(200, SuccessOfAnyLibrary));
        var options = Options(o => o.SendAsBase64 = true);
        var request = Request(r =>
        {
            r.LibraryId = "guests-%@#&_";
            r.UserData = "Zoë 名 😀\r\n--x";
            r.MultiOrientedDetection = true;
        });

        await EnrollAsync(stub, options, request);

        var parts = Parts(stub.Sent.Single()).ToDictionary(p => p.Name, p => p.Text);
        Assert.That(parts["group_id"], Is.EqualTo("guests-%@#&_"));
        Assert.That(parts["user_data"], Is.EqualTo("Zoë 名 😀\r\n--x"));
        Assert.That(parts["multi_oriented_detection"], Is.EqualTo("1"));
        Assert.That(parts["image"], Is.EqualTo(Convert.ToBase64String(Portrait)));
        Assert.That(parts, Has.Count.EqualTo(7).And.Not.ContainKey("file"));
    }

    [Test]
    public async Task Enroll_DetectionOffAndNoUserData_SaysZeroAndOmitsTheOther()
    {
        using var stub = new VendorStub(Succeed);

        await EnrollAsync(stub, null, Request(r => (r.MultiOrientedDetection, r.UserData) = (false, "")));

        var parts = Parts(stub.Sent.Single()).ToDictionary(p => p.Name, p => p.Text);
        Assert.That(parts["multi_oriented_detection"], Is.EqualTo("0"));
        Assert.That(parts, Does.Not.ContainKey("user_data"));
    }

    [Test]
    public async Task Enroll_PngFromAFile_IsTypedByItsContent()
    {
        using var stub = new VendorStub(Succeed);
        var path = Path.GetTempFileName();
        await File.WriteAllBytesAsync(path, PictureSample.Png(300, 400));
        var request = new FinAuthFaceEnrollmentRequest("p", FaceImage.FromFile(path));

        await EnrollAsync(stub, null, request);

        File.Delete(path);
        Assert.That(Parts(stub.Sent.Single())[^1].ContentType, Is.EqualTo("image/png"));
    }

    [TestCaseSource(nameof(Vectors))]
    public async Task Enroll_Vector_SendsItsSign(JsonElement vector)
    {
        var now = vector.GetProperty("current_time").GetInt64();
        using var stub = new VendorStub(Succeed);
        var options = Options(o =>
        {
            o.ApiKey = vector.Text("api_key");
            o.ApiSecret = vector.Text("api_secret");
            o.TimeProvider = new FixedTimeProvider(DateTimeOffset.FromUnixTimeSeconds(now));
            o.SignatureValidity = TimeSpan.FromSeconds(vector.GetProperty("expire_time").GetInt64() - now);
            o.NonceSource = () => vector.Text("random");
        });

        await EnrollAsync(stub, options);

        Assert.That(Parts(stub.Sent.Single())[0].Text, Is.EqualTo(vector.Text("expected_sign")));
    }

    [Test]
    public async Task Enroll_ThrottledThenAccepted_SignsEachAttemptAnew()
    {
        var clock = new FixedTimeProvider(DateTimeOffset.FromUnixTimeSeconds(1795219200));
        var count = 0;
        using var stub = new VendorStub(_ =>
        {
            clock.Advance(TimeSpan.FromSeconds(7));
            return ++count < 3 ? Fail(403, "CONCURRENCY_LIMIT_EXCEEDED") : Succeed();
        });
        var nonces = new Queue<string>(["1", "22", "0000000333"]);

        await EnrollAsync(
            stub,
            Options(o =>
            {
                o.TimeProvider = clock;
                o.NonceSource = nonces.Dequeue;
            })
        );

        Assert.That(
            stub.Sent.Select(s => Parts(s)[0].Text),
            Is.EqualTo(
                new[]
                {
                    Sign("key", "secret", 1795219200, 100, "1"),
                    Sign("key", "secret", 1795219207, 100, "22"),
                    Sign("key", "secret", 1795219214, 100, "0000000333"),
                }
            )
        );
        Assert.That(stub.Sent.Select(s => s.Headers["Content-Type"]).Distinct().Count(), Is.EqualTo(3));
    }

    [Test]
    public async Task Enroll_ExpiredSign_TakesTheVendorsClockAndSignsOnceMore()
    {
        var count = 0;
        using var stub = new VendorStub(_ =>
        {
            if (++count > 1)
            {
                return Succeed();
            }

            var reply = Fail(403, "AUTHORIZATION_ERROR:EXPIRED_SIGN");
            reply.Headers.Date = DateTimeOffset.FromUnixTimeSeconds(1795219200 + 360);
            return reply;
        });

        await EnrollAsync(stub, Options(o => o.NonceSource = () => "5"));

        Assert.That(
            stub.Sent.Select(s => Parts(s)[0].Text),
            Is.EqualTo(
                new[] { Sign("key", "secret", 1795219200, 100, "5"), Sign("key", "secret", 1795219560, 100, "5") }
            )
        );
    }

    [Test]
    public async Task Enroll_NoNonceSource_TakesTenNewDigitsEachTime()
    {
        using var stub = new VendorStub(Succeed);
        var client = new FinAuthFaceEnrollmentClient(Options(), stub.Client);

        for (var i = 0; i < 20; i++)
        {
            await client.EnrollAsync(Request());
        }

        var randoms = stub.Sent.Select(s => Random(Parts(s)[0].Text)).ToList();
        Assert.That(randoms, Is.Unique.And.All.Match("^[0-9]{10}$"));
    }

    [Test]
    public async Task Enroll_EndpointOfChoice_IsCalled()
    {
        using var stub = new VendorStub(Succeed);

        await EnrollAsync(stub, Options(o => o.Endpoint = FinAuthEndpoints.Indonesia));

        Assert.That(stub.Sent.Single().Uri.Host, Is.EqualTo("api-idn.yljz.com"));
    }

    public static IEnumerable<TestCaseData> Vectors() =>
        VectorFile
            .Read("finauth-and-advance-ai.json")
            .GetProperty("finauth_sign_hmac_sha1")
            .EnumerateArray()
            .Where(v =>
                v.GetProperty("expire_time").GetInt64() - v.GetProperty("current_time").GetInt64() is >= 10 and <= 3600
            )
            .Select(v => new TestCaseData(v).SetArgDisplayNames(v.Text("id")));

    private static List<MultipartPart> Parts(SentRequest sent) =>
        MultipartReader.Read(sent.Headers["Content-Type"], sent.Body);

    /// <summary>The formula once more, with nothing of the library's.</summary>
    private static string Sign(string key, string secret, long now, int validity, string random)
    {
        var raw = Encoding.UTF8.GetBytes(FormattableString.Invariant($"a={key}&b={now + validity}&c={now}&d={random}"));
#pragma warning disable CA5350 // The vendor's scheme.
        return Convert.ToBase64String([.. HMACSHA1.HashData(Encoding.UTF8.GetBytes(secret), raw), .. raw]);
#pragma warning restore CA5350
    }

    private static string Random(string sign) =>
        Encoding.UTF8.GetString(Convert.FromBase64String(sign).AsSpan(20)).Split("&d=")[1];
}
