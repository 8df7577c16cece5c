using FaceEnroll.Ledger.Hosting;
using FaceEnroll.Ledger.Rules;
using FaceEnroll.Ledger.Tests.Crashes;
using FaceEnroll.Ledger.Tests.Support;
using FaceEnroll.Sandbox;
using FaceEnroll.Sdk;
using FaceEnroll.Torture;
using Microsoft.Extensions.DependencyInjection;

namespace FaceEnroll.Ledger.Tests.Hosting;

/// <summary>What is left open is settled without anybody enrolling again.</summary>
[TestOf(typeof(LedgerSettler))]
[TestOf(typeof(OpenLedger))]
public class LedgerSettlerTests
{
    private const string Person = "person1";

    private TemporaryFolder _folder = null!;
    private FaceEnrollSandbox _sandbox = null!;
    private ServiceProvider _services = null!;
    private ShiftedTime _time = null!;

    [SetUp]
    public async Task BeginAsync()
    {
        _folder = new TemporaryFolder();
        _time = new ShiftedTime();
        _sandbox = await FaceEnrollSandbox.StartAsync();
        _sandbox.AddPerson(FaceVendor.TencentCloud, Person);
        _services = Enroller.Services(
            _sandbox.Url,
            _folder.File("faces.ledger"),
            Enroller.Lives,
            o => o.TimeProvider = _time
        );
    }

    [TearDown]
    public async Task EndAsync()
    {
        await _services.DisposeAsync();
        await _sandbox.DisposeAsync();
        _folder.Dispose();
    }

    private OpenLedger Ledger => _services.GetRequiredService<OpenLedger>();

    private LedgerSettler Settler => _services.GetRequiredService<LedgerSettler>();

    private async Task<CallRow> LoseAsync(SandboxMoment moment)
    {
        _sandbox.Faults.Next(SandboxVendor.TencentCloud, SandboxFault.Reset(moment), operation: "CreateFace");
        var client = _services.GetRequiredService<IFaceEnrollmentClient>();
        Assert.ThrowsAsync<FaceEnrollmentOutcomeUnknownException>(() => client.EnrollAsync(LedgerBed.Request(Person)));
        var row = (await Ledger.Store.ListAsync([CallStatus.Unknown], 10, default)).Single();
        // It is due at once.
        await AskAtAsync(row, DateTimeOffset.UnixEpoch);
        return (await Ledger.Store.FindAsync(row.Id, default))!;
    }

    private async Task AskAtAsync(CallRow row, DateTimeOffset time) =>
        await Ledger.Store.NoteOutcomeAsync(
            row.Id,
            row.Attempt,
            new CallOutcome { Status = CallStatus.Unknown, AskAt = time },
            default
        );

    private async Task<CallStatus> StatusAsync(CallRow row) => (await Ledger.Store.FindAsync(row.Id, default))!.Status;

    [Test]
    public async Task Settle_LostReply_IsFound()
    {
        var row = await LoseAsync(SandboxMoment.BeforeReplying);
        Assert.That(await Settler.SettleAsync(default), Is.EqualTo(1));
        Assert.That(await StatusAsync(row), Is.EqualTo(CallStatus.Enrolled));
        Assert.That(await Settler.SettleAsync(default), Is.Zero, "nothing is open any more");
    }

    [Test]
    public async Task Settle_LostRequest_IsAskedAgainUntilItIsDead()
    {
        var row = await LoseAsync(SandboxMoment.BeforeStoring);
        Assert.That(await Settler.SettleAsync(default), Is.Zero);
        var open = (await Ledger.Store.FindAsync(row.Id, default))!;
        Assert.That((open.Status, open.AskAt > DateTimeOffset.UtcNow), Is.EqualTo((CallStatus.Unknown, true)));
        var calls = _sandbox.Requests.Count;
        await Settler.SettleAsync(default);
        Assert.That(_sandbox.Requests, Has.Count.EqualTo(calls), "it is not due");

        _time.By = TimeSpan.FromMinutes(12);
        _sandbox.StepClock(_time.By);
        await AskAtAsync(open, DateTimeOffset.UnixEpoch);
        Assert.That(await Settler.SettleAsync(default), Is.EqualTo(1));
        Assert.That(await StatusAsync(row), Is.EqualTo(CallStatus.NotEnrolled));
    }

    [Test]
    public async Task Settle_VendorCannotBeAsked_StaysOpen()
    {
        var row = await LoseAsync(SandboxMoment.BeforeReplying);
        _sandbox.Faults.Next(
            SandboxVendor.TencentCloud,
            SandboxFault.Error("AuthFailure.SecretIdNotFound"),
            count: 10,
            operation: SandboxFaults.AnyOperation
        );
        Assert.That(await Settler.SettleAsync(default), Is.Zero);
        Assert.That(await StatusAsync(row), Is.EqualTo(CallStatus.Unknown));
    }

    [Test]
    public async Task Settle_CallOfAnotherAccount_IsLeftAlone()
    {
        var row = Rows.Row("1", CallStatus.Unknown, PictureStatus.Open) with
        {
            AskAt = DateTimeOffset.UnixEpoch,
            Ticket = (await LoseAsync(SandboxMoment.BeforeReplying)).Ticket,
        };
        var noted = await Ledger.Store.NoteIntentAsync(
            new NewIntent
            {
                Request = Rows.Request("somebody"),
                Owner = "dead",
                NoAttemptAfter = DateTimeOffset.UnixEpoch,
                Ticket = row.Ticket,
                SeenIntents = 0,
            },
            default
        );
        await Settler.SettleAsync(default);
        Assert.That(await StatusAsync(noted.Noted!), Is.EqualTo(CallStatus.Intent));
    }

    /// <summary>A registration that this host does not have (any more) left them.</summary>
    [Test]
    public async Task Settle_BehindAThousandOfAnotherAccount_IsReached()
    {
        var row = await LoseAsync(SandboxMoment.BeforeReplying);
        await Task.WhenAll(
            Enumerable
                .Range(0, 1100)
                .Select(i =>
                    Ledger
                        .Store.NoteIntentAsync(
                            new NewIntent
                            {
                                Request = LedgerRequest.Of(
                                    new LedgerPerson("TencentCloud|gone|gone", "", $"{i}"),
                                    ["a"]
                                ),
                                Owner = "dead",
                                NoAttemptAfter = DateTimeOffset.UnixEpoch.AddDays(-i),
                                Ticket = row.Ticket,
                                SeenIntents = 0,
                            },
                            default
                        )
                        .AsTask()
                )
        );
        Assert.That(await Settler.SettleAsync(default), Is.EqualTo(1));
        Assert.That(await StatusAsync(row), Is.EqualTo(CallStatus.Enrolled));
    }

    [Test]
    public async Task Settle_AnotherRowCannotBeRead_IsReached()
    {
        var row = await LoseAsync(SandboxMoment.BeforeReplying);
        await Ledger.Store.NoteIntentAsync(
            new NewIntent
            {
                Request = LedgerRequest.Of(row.Person with { PersonId = "other" }, ["a"]),
                Owner = "dead",
                NoAttemptAfter = DateTimeOffset.UnixEpoch,
                Ticket = row.Ticket,
                SeenIntents = 0,
            },
            default
        );
        using (var other = new OtherWriter(_folder.File("faces.ledger")))
        {
            other.Run("UPDATE call SET unattributed = 'x' WHERE person = 'other'");
        }

        Assert.That(await Settler.SettleAsync(default), Is.EqualTo(1));
        Assert.That(await StatusAsync(row), Is.EqualTo(CallStatus.Enrolled));
    }

    [Test]
    public async Task Settle_AnotherRegistrationHasInvalidOptions_IsSettled()
    {
        var row = await LoseAsync(SandboxMoment.BeforeReplying);
        var services = new ServiceCollection();
        services
            .AddFaceEnrollment()
            .AddTencentCloud("A without keys", _ => { })
            .AddTencentCloud(o =>
            {
                o.SecretId = "sandbox-key";
                o.SecretKey = "sandbox-secret";
                o.Endpoint = _sandbox.Url;
                o.TimeProvider = _time;
            })
            .AddLedger(o => o.File = _folder.File("faces.ledger"));
        await using var provider = services.BuildServiceProvider();
        Assert.That(await provider.GetRequiredService<LedgerSettler>().SettleAsync(default), Is.EqualTo(1));
        Assert.That(await StatusAsync(row), Is.EqualTo(CallStatus.Enrolled));
    }

    [Test]
    public async Task Settle_ReservedByADeadProcess_IsReleasedWithoutAsking()
    {
        var row = await LoseAsync(SandboxMoment.BeforeReplying);
        await Settler.SettleAsync(default);
        var calls = _sandbox.Requests.Count;
        var reserved = await Ledger.Store.NoteIntentAsync(
            new NewIntent
            {
                Request = LedgerRequest.Of(row.Person, ["other"]),
                Owner = "dead",
                NoAttemptAfter = DateTimeOffset.UtcNow.AddHours(1),
                Ticket = row.Ticket,
                SeenIntents = -1,
            },
            default
        );
        Assert.That(reserved.Noted!.Status, Is.EqualTo(CallStatus.Reserved));
        Assert.That(await Settler.SettleAsync(default), Is.EqualTo(1));
        Assert.That(await StatusAsync(reserved.Noted), Is.EqualTo(CallStatus.NotEnrolled));
        Assert.That(_sandbox.Requests, Has.Count.EqualTo(calls));
    }

    [Test]
    public async Task Host_Started_SettlesByItself()
    {
        var row = await LoseAsync(SandboxMoment.BeforeReplying);
        await Settler.StartAsync(default);
        while (await StatusAsync(row) != CallStatus.Enrolled)
        {
            await Task.Delay(20);
        }

        await Settler.StopAsync(default);
    }
}
