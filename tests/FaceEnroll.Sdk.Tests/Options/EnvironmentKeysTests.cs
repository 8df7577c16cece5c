using FaceEnroll.Sdk.FinAuth;
using FaceEnroll.Sdk.Tests.Registrations;
using Microsoft.Extensions.DependencyInjection;

namespace FaceEnroll.Sdk.Tests;

/// <summary>Keys in environment variables are held to the rules of the options, at start.</summary>
[NonParallelizable]
[TestOf(typeof(EnvironmentCredentials))]
[TestOf(typeof(FaceEnrollmentOptionsRules))]
public class EnvironmentKeysTests
{
    private static readonly string[] s_variables =
    [
        "FINAUTH_API_KEY",
        "FINAUTH_API_SECRET",
        "TENCENTCLOUD_SECRET_ID",
        "TENCENTCLOUD_SECRET_KEY",
        "TENCENTCLOUD_TOKEN",
    ];

    private readonly Dictionary<string, string?> _before = [];

    [SetUp]
    public void Save()
    {
        foreach (var variable in s_variables)
        {
            _before[variable] = Environment.GetEnvironmentVariable(variable);
            Environment.SetEnvironmentVariable(variable, null);
        }
    }

    [TearDown]
    public void Restore()
    {
        foreach (var (variable, value) in _before)
        {
            Environment.SetEnvironmentVariable(variable, value);
        }
    }

    private static IReadOnlyList<string> FinAuthFaults(string? key, string? secret, bool required = true)
    {
        Environment.SetEnvironmentVariable("FINAUTH_API_KEY", key);
        Environment.SetEnvironmentVariable("FINAUTH_API_SECRET", secret);
        var services = new ServiceCollection();
        services.AddFaceEnrollment().AddFinAuth(o => (o.LibraryId, o.RequireCredentialsAtStart) = ("staff", required));
        return StartTests.FaultsOf(services);
    }

    [TestCase("k\ufeff", "s", "FINAUTH_API_KEY must not hold control or invisible characters, or blanks at its ends")]
    [TestCase("k\n", "s", "FINAUTH_API_KEY must not hold")]
    [TestCase(" k", "s", "FINAUTH_API_KEY must not hold")]
    [TestCase("k", "s\u3164", "FINAUTH_API_SECRET must not hold")]
    public void Start_BrokenKey_IsAFaultThatNamesTheVariable(string key, string secret, string fault) =>
        Assert.That(FinAuthFaults(key, secret).Single(), Does.StartWith("FinAuth: " + fault));

    [Test]
    public void Start_BrokenToken_NamesItsVariable()
    {
        Environment.SetEnvironmentVariable("TENCENTCLOUD_SECRET_ID", "id");
        Environment.SetEnvironmentVariable("TENCENTCLOUD_SECRET_KEY", "key");
        Environment.SetEnvironmentVariable("TENCENTCLOUD_TOKEN", "t\ufeff");
        var services = new ServiceCollection();
        services.AddFaceEnrollment().AddTencentCloud();
        Assert.That(
            StartTests.FaultsOf(services).Single(),
            Does.StartWith("TencentCloud: TENCENTCLOUD_TOKEN must not hold control, invisible or non-ASCII characters")
        );
    }

    [TestCase("k", null, "FINAUTH_API_SECRET is not set, but FINAUTH_API_KEY is")]
    [TestCase("", "s", "FINAUTH_API_KEY is not set, but FINAUTH_API_SECRET is")]
    public void Start_HalfAPair_SaysWhichVariableIsMissing(string? key, string? secret, string fault) =>
        Assert.That(FinAuthFaults(key, secret).Single(), Does.StartWith("FinAuth: ").And.Contain(fault));

    [Test]
    public void Start_GoodKeys_Pass() => Assert.That(FinAuthFaults("k", "s"), Is.Empty);

    [Test]
    public void Start_KeysThatMayComeLater_AreNotLookedAt() =>
        Assert.That(FinAuthFaults("k\ufeff", "s", required: false), Is.Empty);

    [Test]
    public void Call_HalfAPair_SaysWhichVariableIsMissing()
    {
        Environment.SetEnvironmentVariable("FINAUTH_API_KEY", "k");
        var client = new FinAuthFaceEnrollmentClient(new FinAuthOptions { LibraryId = "staff" });
        var e = Assert.CatchAsync<FaceEnrollmentAuthenticationException>(() =>
            client.EnrollAsync(new FaceEnrollmentRequest("p", FaceImage.FromBytes(JpegOf())))
        )!;
        Assert.That(e.Message, Does.Contain("FINAUTH_API_SECRET is not set, but FINAUTH_API_KEY is"));
        Assert.That(e.Certainty, Is.EqualTo(FaceEnrollmentCertainty.NotSent));
    }

    private static byte[] JpegOf() => Images.JpegSample.File(Images.JpegSample.Frame(720, 960));
}
