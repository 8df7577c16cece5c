using FaceEnroll.Ledger.PostgreSql.Limiting;
using FaceEnroll.Ledger.PostgreSql.Tests.Support;
using FaceEnroll.Ledger.Tests.Runs;
using FaceEnroll.Ledger.Tests.Support;
using FaceEnroll.Sandbox;
using FaceEnroll.Sdk;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;

namespace FaceEnroll.Ledger.PostgreSql.Tests.Limiting;

/// <summary>What a vendor tells one host of its account holds for all hosts, without anybody's help.</summary>
[TestOf(typeof(PostgreSqlAccountLimiter))]
[TestOf(typeof(AccountPause))]
public class ThrottledAccountTests
{
    private readonly List<IDisposable> _used = [];
    private RunBed _bed = null!;
    private TestDatabase _place = null!;
    private IFaceEnrollmentClient _first = null!;
    private IFaceEnrollmentClient _second = null!;
    private int _pictures;

    [SetUp]
    public async Task BeginAsync()
    {
        _bed = await RunBed.StartAsync();
        _bed.AddPeople(1);
        _place = new TestDatabase();
        _place.Make();
        (_first, _second) = (Host(), Host());
    }

    [TearDown]
    public async Task EndAsync()
    {
        await _bed.DisposeAsync();
        _used.ForEach(u => u.Dispose());
        _used.Clear();
        _place.Dispose();
    }

    private IFaceEnrollmentClient Host()
    {
        var source = NpgsqlDataSource.Create(Servers.Shared.ConnectionString);
        var limiter = new PostgreSqlAccountLimiter(source, "account", 50, _place.Schema);
        _used.AddRange([limiter, source]);
        var host = _bed.Host(configure: o =>
        {
            o.RateLimiter = limiter;
            o.Retry.MaxRetries = 0;
        });
        return host.GetRequiredService<IFaceEnrollmentClient>();
    }

    private Task<FaceEnrollmentResult> EnrollAsync(IFaceEnrollmentClient client) =>
        client.EnrollAsync(
            new FaceEnrollmentRequest(RunBed.Person(1), FaceImage.FromBytes(LedgerBed.Picture(++_pictures)))
        );

    private void Break(string code) => _bed.Sandbox.Faults.Next(SandboxVendor.TencentCloud, SandboxFault.Error(code));

    /// <summary>How many seconds no host gets a permit, by the database's clock.</summary>
    private double Paused() =>
        _place.Scalar(
            "SELECT ((MAX(next) - extract(epoch FROM clock_timestamp()) * 1000000) / 1000000)::float8 FROM limiter"
        )
            is double left
            ? left
            : 0;

    [TestCase("RequestLimitExceeded", FaceEnrollmentErrorKind.Throttled)]
    [TestCase("ResourceUnavailable", FaceEnrollmentErrorKind.Billing)]
    public async Task Enroll_VendorThrottlesOrBlocksTheAccount_AllHostsPause(string code, FaceEnrollmentErrorKind kind)
    {
        Break(code);
        var told = Assert.ThrowsAsync(Is.InstanceOf<FaceEnrollmentException>(), () => EnrollAsync(_first));
        Assert.That(((FaceEnrollmentException)told!).Kind, Is.EqualTo(kind));
        await RunBed.UntilAsync(() => Task.FromResult(Paused() > 3));
        var result = await EnrollAsync(_second);
        Assert.That(result.Images[0].Status, Is.EqualTo(FaceImageStatus.Enrolled));
        Assert.That(Paused(), Is.LessThan(1), "it was waited for");
    }

    /// <summary>A key that one host has wrong says nothing of the account.</summary>
    [Test]
    public async Task Enroll_KeyIsRefused_OnlyThisHostIsConcerned()
    {
        Break("AuthFailure.SecretIdNotFound");
        _ = Assert.ThrowsAsync<FaceEnrollmentAuthenticationException>(() => EnrollAsync(_first));
        _ = await EnrollAsync(_second);
        Assert.That(Paused(), Is.LessThan(1));
    }

    [Test]
    public async Task Enroll_PauseIsLongerThanACallMayTake_IsToldWhenToComeAgain()
    {
        _ = await EnrollAsync(_first);
        _bed.Sandbox.Faults.Next(SandboxVendor.TencentCloud, SandboxFault.HttpStatus(429, retryAfter: "600"));
        _ = Assert.ThrowsAsync(Is.InstanceOf<FaceEnrollmentException>(), () => EnrollAsync(_first));
        await RunBed.UntilAsync(() => Task.FromResult(Paused() > 500));
        var refused = Assert.ThrowsAsync<FaceEnrollmentException>(() => EnrollAsync(_second))!;
        Assert.That(refused.Kind, Is.EqualTo(FaceEnrollmentErrorKind.LocalLimit));
        Assert.That(refused.Error.RetryAfter, Is.GreaterThan(TimeSpan.FromSeconds(500)));
        Assert.That(refused.Certainty, Is.EqualTo(FaceEnrollmentCertainty.NotSent));
    }
}
