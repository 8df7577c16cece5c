using FaceEnroll.Sdk.TencentCloud;
using FaceEnroll.Sdk.Tests.Support;

namespace FaceEnroll.Sdk.Tests.Vendors.TencentCloud;

/// <summary>A wrong option is named when the client is made; its value is not.</summary>
[TestOf(typeof(TencentCloudOptions))]
public class TencentCloudOptionsTests
{
    private static TestCaseData Case(string name, string fault, Action<TencentCloudOptions> configure) =>
        new TestCaseData(fault, configure).SetArgDisplayNames(name);

    private static IEnumerable<TestCaseData> Faults()
    {
        foreach (var url in new[] { "http://iai.tencentcloudapi.com", "http://10.0.0.1", "http://localhost.example" })
        {
            yield return Case(url, "Endpoint must be https", o => o.Endpoint = new Uri(url));
        }

        foreach (var url in new[] { "ftp://127.0.0.1", "/relative", "file:///a" })
        {
            var uri = new Uri(url, UriKind.RelativeOrAbsolute);
            yield return Case(url, "Endpoint must be an absolute https URI", o => o.Endpoint = uri);
        }

        foreach (var url in new[] { "https://h/path", "https://h/?q=1", "https://h/#f" })
        {
            yield return Case(url, "Endpoint must be scheme, host and port only", o => o.Endpoint = new Uri(url));
        }

        yield return Case(
            "user and password",
            "Endpoint must not hold a user name or password",
            o => o.Endpoint = new Uri("https://u:p@h")
        );
        const string Secret = "SecretKey must not hold control or invisible characters, or blanks at its ends";
        const string InHeader = " must not hold control, invisible or non-ASCII characters, or blanks at its ends";
        yield return Case("key with line break", Secret, o => o.SecretKey = "ke\ny");
        yield return Case("id with line break", "SecretId" + InHeader, o => o.SecretId = "id\r\n");
        yield return Case("id beyond ASCII", "SecretId" + InHeader, o => o.SecretId = "idé");
        yield return Case("token with line break", "Token" + InHeader, o => o.Token = "a\nb");
        yield return Case("token beyond ASCII", "Token" + InHeader, o => o.Token = "a图b");
        yield return Case("token with byte order mark", "Token" + InHeader, o => o.Token = "t\ufeff");
        yield return Case("key with blank end", Secret, o => o.SecretKey = "key ");
        yield return Case("id alone", "SecretId and SecretKey must be set together", o => o.SecretKey = null);
        yield return Case("key alone", "SecretId and SecretKey must be set together", o => o.SecretId = "");
        yield return Case(
            "token alone",
            "Token needs SecretId and SecretKey",
            o => (o.SecretId, o.SecretKey, o.Token) = (null, null, "t")
        );
        yield return Case("version", "Version must be", o => o.Version = "2021-01-01");
        yield return Case("version null", "Version must be", o => o.Version = null!);
        yield return Case("language", "Language must be", o => o.Language = "de-DE");
        yield return Case("region", "Region must be", o => o.Region = "ap guangzhou");
        yield return Case("region empty", "Region is not set: it must be", o => o.Region = "");
        yield return Case("time-out", "Timeout must be", o => o.Timeout = TimeSpan.Zero);
        yield return Case("attempt time-out", "AttemptTimeout must be", o => o.AttemptTimeout = TimeSpan.FromDays(2));
        yield return Case("retry", "Retry must not be null", o => o.Retry = null!);
        yield return Case("retries", "Retry.MaxRetries must be", o => o.Retry.MaxRetries = -1);
        yield return Case("budget", "Retry.Budget must be", o => o.Retry.Budget = -1);
        yield return Case("delay", "Retry.BaseDelay must be", o => o.Retry.BaseDelay = TimeSpan.FromTicks(-1));
        yield return Case("delay", "Retry.ThrottlingBaseDelay must be", o => o.Retry.ThrottlingBaseDelay = default);
        yield return Case("delay", "Retry.MaxDelay must be", o => o.Retry.MaxDelay = TimeSpan.MaxValue);
        yield return Case("rate", "RequestsPerSecond must be", o => o.RequestsPerSecond = 0);
        yield return Case("rate", "RequestsPerSecond must be", o => o.RequestsPerSecond = double.NaN);
        yield return Case("queue", "RateLimiterQueueLimit must be", o => o.RateLimiterQueueLimit = -1);
        yield return Case("clock", "TimeProvider must not be null", o => o.TimeProvider = null!);
        yield return Case("preflight", "Preflight must be", o => o.Preflight = (FaceImagePreflight)7);
    }

    [TestCaseSource(nameof(Faults))]
    public void Construct_WrongOption_NamesIt(string fault, Action<TencentCloudOptions> configure)
    {
        var e = Assert.Throws<ArgumentException>(() =>
            TencentCloudSetup.Client(Wire.Json(TencentCloudSetup.Success), configure)
        )!;
        Assert.That(e.Message, Does.StartWith("TencentCloud: " + fault));
        Assert.That(e.Message, Does.Not.Contain("ke\ny").And.Not.Contain("u:p").And.Not.Contain("图"));
    }

    [TestCase("http://127.0.0.1:5000")]
    [TestCase("http://127.8.9.10")]
    [TestCase("http://[::1]:5000")]
    [TestCase("http://localhost")]
    [TestCase("https://gateway.example")]
    public void Construct_LoopbackOrHttps_IsTaken(string url) =>
        Assert.That(
            () => TencentCloudSetup.Client(Wire.Json(TencentCloudSetup.Success), o => o.Endpoint = new Uri(url)),
            Throws.Nothing
        );

    [Test]
    public void Options_ToString_IsTheTypeOnly() =>
        Assert.That(
            new TencentCloudOptions { SecretId = "i", SecretKey = "k" }.ToString(),
            Is.EqualTo(nameof(TencentCloudOptions))
        );

    [Test]
    public void Defaults_AreTheDocumentedOnes()
    {
        var options = new TencentCloudOptions();
        Assert.That(options.Version, Is.EqualTo("2020-03-03"));
        Assert.That(options.Timeout, Is.EqualTo(TimeSpan.FromMinutes(2)));
        Assert.That(options.AttemptTimeout, Is.EqualTo(TimeSpan.FromMinutes(1)));
        Assert.That(options.SerializeCallsPerPerson, Is.True);
        Assert.That(options.Preflight, Is.EqualTo(FaceImagePreflight.Enforce));
        Assert.That(options.Retry.MaxRetries, Is.EqualTo(3));
        Assert.That(options.UnsignedPayload, Is.False);
    }

    [TestCase("\n")]
    [TestCase("é")]
    public void Enroll_ProviderGivesIllegalKeyId_FailsBeforeSending(string illegal)
    {
        var wire = Wire.Json(TencentCloudSetup.Success);
        var e = Assert.CatchAsync<FaceEnrollmentAuthenticationException>(() =>
            TencentCloudSetup
                .Client(
                    wire,
                    o => o.CredentialsProvider = _ => new(new FaceEnrollmentCredentials("i" + illegal + "d", "key"))
                )
                .EnrollAsync(TencentCloudSetup.Request())
        )!;
        Assert.That(e.Message, Does.Contain("The key id").And.Not.Contain(illegal));
        Assert.That(e.Certainty, Is.EqualTo(FaceEnrollmentCertainty.NotSent));
        Assert.That(wire.Requests, Is.Empty);
    }
}
