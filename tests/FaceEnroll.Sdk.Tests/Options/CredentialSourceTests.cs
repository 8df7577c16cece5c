using FaceEnroll.Sdk.TencentCloud;
using FaceEnroll.Sdk.Tests.Support;
using FaceEnroll.Sdk.Tests.Vendors.TencentCloud;

namespace FaceEnroll.Sdk.Tests;

[TestOf(typeof(CredentialSource))]
[TestOf(typeof(EnvironmentCredentials))]
public class CredentialSourceTests
{
    private static Task<FaceEnrollmentCredentials> GetAsync(
        TencentCloudOptions options,
        FaceEnrollmentCredentials? environment = null,
        CancellationToken cancellationToken = default
    ) =>
        new CredentialSource(
            new EnvironmentCredentials("ID", "SECRET", read: v => v == "ID" ? environment?.KeyId : environment?.Secret),
            "SecretId and SecretKey"
        )
            .GetAsync(FaceVendor.TencentCloud, "CreateFace", options, cancellationToken)
            .AsTask();

    private static FaceEnrollmentCredentials Named(string id) => new(id, "secret");

    [Test]
    public async Task Get_Several_ProviderWinsThenOptionsThenEnvironment()
    {
        var options = new TencentCloudOptions
        {
            SecretId = "options",
            SecretKey = "k",
            CredentialsProvider = _ => new(Named("provider")),
        };
        Assert.That((await GetAsync(options, Named("environment"))).KeyId, Is.EqualTo("provider"));
        options.CredentialsProvider = null;
        Assert.That((await GetAsync(options, Named("environment"))).KeyId, Is.EqualTo("options"));
        options.SecretId = null;
        Assert.That((await GetAsync(options, Named("environment"))).KeyId, Is.EqualTo("environment"));
    }

    private static IEnumerable<TestCaseData> Faults() =>
        [
            new(
                "There are no credentials: set SecretId and SecretKey, a CredentialsProvider, or ID and SECRET.",
                new TencentCloudOptions()
            ),
            new(
                "There are no credentials",
                new TencentCloudOptions { CredentialsProvider = _ => new((FaceEnrollmentCredentials)null!) }
            ),
            new(
                "The credentials provider failed.",
                new TencentCloudOptions { CredentialsProvider = _ => throw new IOException("vault") }
            ),
            new(
                "The credentials provider failed.",
                new TencentCloudOptions { CredentialsProvider = _ => throw new OperationCanceledException() }
            ),
            new(
                "The secret must not hold control or invisible characters",
                new TencentCloudOptions { CredentialsProvider = _ => new(new FaceEnrollmentCredentials("i", "a\nb")) }
            ),
        ];

    [TestCaseSource(nameof(Faults))]
    public void Get_Fault_IsAuthenticationAndNotSent(string detail, FaceEnrollmentOptions options)
    {
        var e = Assert.CatchAsync<FaceEnrollmentAuthenticationException>(() => GetAsync((TencentCloudOptions)options))!;
        Assert.That(e.Message, Does.Contain(detail));
        Assert.That(e.Certainty, Is.EqualTo(FaceEnrollmentCertainty.NotSent));
    }

    /// <summary>A vendor's single key is its own secret.</summary>
    [Test]
    public void SingleKey_MissingOrBroken_IsToldOfOnce()
    {
        var missing = Single(null).FaultAtStart(new TencentCloudOptions());
        Assert.That(missing, Does.StartWith("There are no credentials: set ApiKey, a CredentialsProvider, or KEY."));
        var broken = Single(" k").FaultAtStart(new TencentCloudOptions());
        Assert.That(
            broken,
            Is.EqualTo("KEY must not hold control, invisible or non-ASCII characters, or blanks at its ends.")
        );

        static CredentialSource Single(string? key) =>
            new(new EnvironmentCredentials("KEY", "KEY", read: _ => key), "ApiKey");
    }

    /// <summary>Two halves that are alike by chance are two all the same.</summary>
    [Test]
    public void KeyPair_BothHalvesBroken_IsToldOfTwice()
    {
        var source = new CredentialSource(new EnvironmentCredentials("ID", "SECRET", read: static _ => " k"), "keys");
        Assert.That(
            source.FaultAtStart(new TencentCloudOptions()),
            Does.Contain("ID must not hold").And.Contain("SECRET must not hold")
        );
    }

    [Test]
    public void Get_CanceledInTheProvider_IsCanceled() =>
        Assert.CatchAsync<OperationCanceledException>(() =>
            GetAsync(
                new TencentCloudOptions { CredentialsProvider = ct => throw new OperationCanceledException(ct) },
                cancellationToken: new CancellationToken(canceled: true)
            )
        );

    [Test]
    public async Task Enroll_KeysRotated_TakesThemAtTheNextAttempt()
    {
        var wire = Wire.Json(TencentCloudSetup.Error("RequestLimitExceeded"), TencentCloudSetup.Success);
        var asked = 0;
        var client = TencentCloudSetup.Client(
            wire,
            o =>
            {
                o.Retry.MaxRetries = 1;
                o.Retry.ThrottlingBaseDelay = TimeSpan.FromMilliseconds(1);
                o.CredentialsProvider = _ => new(new FaceEnrollmentCredentials($"id{++asked}", $"key{asked}"));
            }
        );
        await client.EnrollAsync(TencentCloudSetup.Request());
        for (var i = 1; i <= 2; i++)
        {
            var request = wire.Requests[i - 1];
            Assert.That(
                request.Header("Authorization"),
                Is.EqualTo(IndependentTc3.Authorization(request, $"id{i}", $"key{i}"))
            );
        }
    }

    [Test]
    public void Enroll_ProviderFails_SendsNothing()
    {
        var wire = Wire.Json(TencentCloudSetup.Success);
        var e = Assert.CatchAsync<FaceEnrollmentAuthenticationException>(() =>
            TencentCloudSetup
                .Client(wire, o => o.CredentialsProvider = _ => throw new InvalidOperationException("vault"))
                .EnrollAsync(TencentCloudSetup.Request())
        )!;
        Assert.That(e.Certainty, Is.EqualTo(FaceEnrollmentCertainty.NotSent));
        Assert.That(e.InnerException, Is.InstanceOf<InvalidOperationException>());
        Assert.That(wire.Requests, Is.Empty);
    }
}
