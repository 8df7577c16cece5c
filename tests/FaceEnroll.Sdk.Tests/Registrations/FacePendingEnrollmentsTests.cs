using FaceEnroll.Sdk.Registrations;
using FaceEnroll.Sdk.TencentCloud;
using FaceEnroll.Sdk.Tests.Resilience;
using FaceEnroll.Sdk.Tests.Support;
using Microsoft.Extensions.DependencyInjection;
using Status = FaceEnroll.Sdk.FaceReconciliationStatus;

namespace FaceEnroll.Sdk.Tests.Registrations;

/// <summary>Open tickets of a container's stores, as after a restart.</summary>
[TestOf(typeof(FacePendingEnrollments))]
[TestOf(typeof(PendingQuestion))]
[TestOf(typeof(FacePendingEnrollment))]
public class FacePendingEnrollmentsTests
{
    private readonly ManualTimeProvider _time = new();
    private RecordingTicketStore _store = null!;
    private ScriptedHandler _wire = null!;
    private ServiceProvider? _provider;

    [SetUp]
    public void Begin()
    {
        _store = new RecordingTicketStore();
        _wire = new ScriptedHandler { Clock = () => new DateTimeOffset(_time.GetTimestamp(), TimeSpan.Zero) };
        _wire.Otherwise = (_, _) => Task.FromResult(ScriptedHandler.Response(TencentScene.Person("1", "2")));
    }

    [TearDown]
    public void End()
    {
        _provider?.Dispose();
        _wire.Dispose();
    }

    private IFacePendingEnrollments Pending(
        params (string Name, Action<TencentCloudOptions>? Configure)[] registrations
    )
    {
        var services = new ServiceCollection();
        services.AddSingleton<IFaceTicketStore>(_store);
        var builder = services.AddFaceEnrollment().WithoutDefault();
        foreach (var (name, configure) in registrations)
        {
            builder.AddTencentCloud(
                name,
                o =>
                {
                    Di.Keys(o);
                    (o.TimeProvider, o.Account, o.Retry.MaxRetries) = (_time, "acme", 0);
                    configure?.Invoke(o);
                }
            );
            services.AddHttpClient("FaceEnroll.Sdk:" + name).ConfigurePrimaryHttpMessageHandler(() => new Relay(_wire));
        }

        _provider = services.Build();
        return _provider.GetRequiredService<IFacePendingEnrollments>();
    }

    private FaceEnrollmentTicket Ticket(string id, string[] known, string person = "p-1") =>
        new()
        {
            Version = 2,
            OperationId = id,
            Vendor = FaceVendor.TencentCloud,
            Operation = "CreateFace",
            Registration = "gone",
            Account = "acme",
            Endpoint = "https://iai.tencentcloudapi.com",
            PersonId = person,
            ImageSha256 = [null],
            KnownFaceIds = known,
            CreatedAt = _time.GetUtcNow(),
            NoAttemptAfter = _time.GetUtcNow(),
        };

    private async Task<FaceEnrollmentTicket> SaveAsync(FaceEnrollmentTicket ticket)
    {
        await _store.SaveAsync(ticket, default);
        return ticket;
    }

    private async Task<T> RunAsync<T>(Task<T> task)
    {
        while (!task.IsCompleted)
        {
            await Task.Delay(1);
            if (_time.IsAwaited)
            {
                _time.Advance(_time.NextDue!.Value);
            }
        }

        return await task;
    }

    [Test]
    public async Task ReconcilePending_Landed_IsEnrolledAndCompleted()
    {
        await SaveAsync(Ticket("t1", ["1"]));
        var pending = await Pending(("a", null)).ReconcilePendingAsync();
        Assert.That(
            pending.Select(p => (p.Ticket.OperationId, p.Outcome.Status)),
            Is.EqualTo(new[] { ("t1", Status.Enrolled) })
        );
        Assert.That(pending[0].Outcome.FaceIds, Is.EqualTo(new[] { "2" }));
        Assert.That(_store.Open, Is.Empty);
    }

    [Test]
    public async Task ReconcilePending_MayStillLand_WaitsByItselfUntilItCannot()
    {
        await SaveAsync(Ticket("t1", ["1", "2"]));
        var start = _time.GetTimestamp();
        var pending = await RunAsync(Pending(("a", null)).ReconcilePendingAsync());
        Assert.That(pending.Single().Outcome.Status, Is.EqualTo(Status.NotEnrolled));
        Assert.That(_time.GetElapsedTime(start), Is.GreaterThan(TimeSpan.FromMinutes(5)));
        Assert.That(_store.Open, Is.Empty);
    }

    [Test]
    public async Task ReconcilePending_WaitTooShort_StaysOpen()
    {
        await SaveAsync(Ticket("t1", ["1", "2"]));
        var options = new FacePendingOptions { WaitAtMost = TimeSpan.FromMinutes(1) };
        var pending = await RunAsync(Pending(("a", null)).ReconcilePendingAsync(options));
        Assert.That(pending.Single().Outcome.Status, Is.EqualTo(Status.NotYetVisible));
        Assert.That(_store.Open, Has.Count.EqualTo(1));
    }

    [Test]
    public async Task ReconcilePending_TwoRegistrationsOfTheAccount_AskOnce()
    {
        await SaveAsync(Ticket("t1", ["1"]));
        var pending = await Pending(("a", null), ("b", null)).ReconcilePendingAsync();
        Assert.That((pending.Count, _wire.Sent.Count), Is.EqualTo((1, 1)));
    }

    [Test]
    public async Task ReconcilePending_EndpointOfTheSecondRegistration_IsAskedThere()
    {
        var ticket = Ticket("t1", ["1"]);
        ticket.Endpoint = "https://elsewhere.example";
        await SaveAsync(ticket);
        var pending = await Pending(("a", null), ("b", o => o.Endpoint = new Uri("https://elsewhere.example")))
            .ReconcilePendingAsync();
        Assert.That(pending.Single().Outcome.Status, Is.EqualTo(Status.Enrolled));
        Assert.That(_wire.Sent.Single().Message.RequestUri!.Host, Is.EqualTo("elsewhere.example"));
    }

    [Test]
    public async Task ReconcilePending_EndpointOfNobody_IsListedAndNotAsked()
    {
        var ticket = Ticket("t1", ["1"]);
        ticket.Endpoint = "https://elsewhere.example";
        await SaveAsync(ticket);
        var pending = await Pending(("a", null), ("b", null)).ReconcilePendingAsync();
        Assert.That(pending.Single().Outcome.Status, Is.EqualTo(Status.Undecidable));
        Assert.That(pending[0].Outcome.Reason, Does.Contain("endpoint"));
        Assert.That(_wire.Sent, Is.Empty);
        Assert.That(_store.Open, Has.Count.EqualTo(1));
    }

    [Test]
    public async Task ReconcilePending_OneCannotBeAsked_TheOthersAre()
    {
        await SaveAsync(Ticket("t1", ["1"], "p-1"));
        await SaveAsync(Ticket("t2", ["1"], "p-2"));
        _wire.Reply(TencentScene.Error("AuthFailure.SecretIdNotFound"));
        var pending = await Pending(("a", null)).ReconcilePendingAsync();
        Assert.That(
            pending.Select(p => (p.Outcome.Status, p.Failure?.Kind)),
            Is.EqualTo(
                new (Status, FaceEnrollmentErrorKind?)[]
                {
                    (Status.Undecidable, FaceEnrollmentErrorKind.Authentication),
                    (Status.Enrolled, null),
                }
            )
        );
        Assert.That(_store.Open.Select(t => t.OperationId), Is.EqualTo(new[] { "t1" }));
    }

    [Test]
    public async Task ReconcilePending_StoreGivesABrokenTicket_TheOthersAreAsked()
    {
        await SaveAsync(Ticket("t2", ["1"]));
        var broken = Ticket("t1", ["1"]);
        broken.SendNumber = 0;
        var pending = await Pending(("a", o => o.TicketStore = new WithOneMore(_store, broken)))
            .ReconcilePendingAsync();
        Assert.That(pending.Select(p => p.Outcome.Status), Is.EqualTo(new[] { Status.Undecidable, Status.Enrolled }));
        Assert.That(pending[0].Outcome.Reason, Does.Contain("SendNumber is below 1"));
    }

    [Test]
    public async Task ReconcilePending_CompletingFails_SaysTheOutcomeAllTheSame()
    {
        await SaveAsync(Ticket("t1", ["1"], "p-1"));
        await SaveAsync(Ticket("t2", ["1"], "p-2"));
        _store.OnComplete = ticket => ticket.OperationId == "t1" ? throw new IOException("disk full") : default;
        var pending = await Pending(("a", null)).ReconcilePendingAsync();
        Assert.That(pending.Select(p => p.Outcome.Status), Is.EqualTo(new[] { Status.Enrolled, Status.Enrolled }));
        Assert.That(
            pending.Select(p => p.Failure?.Kind),
            Is.EqualTo(new FaceEnrollmentErrorKind?[] { FaceEnrollmentErrorKind.HostCallback, null })
        );
    }

    [Test]
    public async Task ReconcilePending_AStoreCannotBeRead_TheOthersAreAskedFirst()
    {
        await SaveAsync(Ticket("t1", ["1"]));
        var broken = new RecordingTicketStore { OnRead = () => throw new IOException("gone") };
        var pending = Pending(("a", o => o.TicketStore = broken), ("b", null));
        var e = Assert.CatchAsync<FaceEnrollmentException>(() => pending.ReconcilePendingAsync())!;
        Assert.That(
            (e.Kind, e.Certainty, e.InnerException?.GetType()),
            Is.EqualTo((FaceEnrollmentErrorKind.HostCallback, FaceEnrollmentCertainty.NotSent, typeof(IOException)))
        );
        Assert.That(_store.Open, Is.Empty);
    }

    [Test]
    public async Task ReconcilePending_OriginalRequestFails_TheOthersAreAsked()
    {
        await SaveAsync(Ticket("t1", ["1"], "p-1"));
        await SaveAsync(Ticket("t2", ["1"], "p-2"));
        var options = new FacePendingOptions
        {
            OriginalRequest = (ticket, _) => ticket.OperationId == "t1" ? throw new IOException("gone") : default,
        };
        var pending = await Pending(("a", null)).ReconcilePendingAsync(options);
        Assert.That(pending.Select(p => p.Outcome.Status), Is.EqualTo(new[] { Status.Undecidable, Status.Enrolled }));
        Assert.That(pending[0].Failure!.InnerException, Is.TypeOf<IOException>());
    }

    [TestCase("read")]
    [TestCase("complete")]
    [TestCase("original")]
    public async Task ReconcilePending_CallbackHangs_EndsByCancellation(string which)
    {
        await SaveAsync(Ticket("t1", ["1"]));
        using var canceling = new CancellationTokenSource();
        ValueTask Hang()
        {
            canceling.CancelAfter(1);
            return RecordingTicketStore.Hang();
        }

        var options = new FacePendingOptions();
        switch (which)
        {
            case "read":
                _store.OnRead = Hang;
                break;
            case "complete":
                _store.OnComplete = _ => Hang();
                break;
            default:
                options.OriginalRequest = async (_, _) =>
                {
                    await Hang();
                    return null;
                };
                break;
        }

        var asking = Pending(("a", null)).ReconcilePendingAsync(options, canceling.Token);
        Assert.CatchAsync<OperationCanceledException>(() => asking);
    }

    [Test]
    public async Task ReconcilePending_CanceledWhileItWaits_Ends()
    {
        await SaveAsync(Ticket("t1", ["1", "2"]));
        using var canceling = new CancellationTokenSource();
        var asking = Pending(("a", null)).ReconcilePendingAsync(cancellationToken: canceling.Token);
        while (!_time.IsAwaited)
        {
            await Task.Delay(1);
        }

        canceling.Cancel();
        Assert.CatchAsync<OperationCanceledException>(() => asking);
        Assert.That(_store.Open, Has.Count.EqualTo(1));
    }

    [Test]
    public async Task ReconcilePending_WithoutAStore_HasNothing()
    {
        var services = new ServiceCollection();
        services.AddFaceEnrollment().AddTencentCloud(Di.Keys);
        using var provider = services.Build();
        Assert.That(await provider.GetRequiredService<IFacePendingEnrollments>().ReconcilePendingAsync(), Is.Empty);
    }

    /// <summary>The factory disposes its handlers; the script is shared.</summary>
    private sealed class Relay(HttpMessageHandler inner) : HttpMessageHandler
    {
        private readonly HttpMessageInvoker _invoker = new(inner, disposeHandler: false);

        protected override Task<HttpResponseMessage> SendAsync(
            HttpRequestMessage request,
            CancellationToken cancellationToken
        ) => _invoker.SendAsync(request, cancellationToken);
    }

    private sealed class WithOneMore(IFaceTicketStore store, FaceEnrollmentTicket first) : IFaceTicketStore
    {
        public ValueTask SaveAsync(FaceEnrollmentTicket ticket, CancellationToken cancellationToken) =>
            store.SaveAsync(ticket, cancellationToken);

        public ValueTask CompleteAsync(
            FaceEnrollmentTicket ticket,
            FaceReconciliation outcome,
            CancellationToken cancellationToken
        ) => store.CompleteAsync(ticket, outcome, cancellationToken);

        public async ValueTask<IReadOnlyList<FaceEnrollmentTicket>> GetOpenAsync(
            FaceVendor vendor,
            string account,
            string? personId,
            CancellationToken cancellationToken
        ) => [first, .. await store.GetOpenAsync(vendor, account, personId, cancellationToken)];
    }
}
