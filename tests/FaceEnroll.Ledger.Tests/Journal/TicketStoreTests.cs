using FaceEnroll.Ledger.Rules;
using FaceEnroll.Ledger.Tests.Support;
using FaceEnroll.Sdk;
using FaceEnroll.Torture;

namespace FaceEnroll.Ledger.Tests.Journal;

/// <summary>A ticket store beside the ledger learns more before the send: the ledger must know it too before the first byte.</summary>
public class TicketStoreTests
{
    private const string Person = "person1";

    private LedgerBed _bed = null!;

    [SetUp]
    public async Task BeginAsync()
    {
        _bed = await LedgerBed.StartAsync();
        _bed.Sandbox.AddPerson(FaceVendor.TencentCloud, Person);
    }

    [TearDown]
    public async Task EndAsync() => await _bed.DisposeAsync();

    /// <summary>This machine's clock steps while the store saves, so that what is sent lives longer than was noted.</summary>
    [Test]
    public async Task Enroll_StoreMovesTheEnd_TheLedgerHasItBeforeTheSend()
    {
        var time = new WallClock();
        FaceEnrollmentTicket? told = null;
        CallRow? atSend = null;
        var client = Client(
            FaceVendor.FinAuth,
            o =>
            {
                o.TimeProvider = time;
                o.TicketStore = new Store(() =>
                {
                    time.By = TimeSpan.FromHours(1);
                    return Task.CompletedTask;
                });
                o.OnSending = (ticket, _) =>
                {
                    told = FaceEnrollmentTicket.FromJson(ticket.ToJson());
                    return default;
                };
            },
            async () => atSend = (await _bed.Open.Store.ListAsync([CallStatus.Intent], 10, default)).SingleOrDefault()
        );
        try
        {
            await client.EnrollAsync(LedgerBed.Request(Person));
        }
        catch (FaceEnrollmentException)
        {
            // The vendor may refuse such a clock.
        }

        Assert.That(atSend!.NoAttemptAfter, Is.EqualTo(told!.NoAttemptAfter).Within(TimeSpan.FromSeconds(1)));
        Assert.That(
            FaceEnrollmentTicket.FromJson(atSend.Ticket).CreatedAt,
            Is.EqualTo(told.CreatedAt).Within(TimeSpan.FromSeconds(1))
        );
    }

    /// <summary>Another process, which has the ticket store and no ledger, enrolled meanwhile.</summary>
    [Test]
    public async Task Enroll_StoreShowsAnothersFace_TheLedgerHasItBeforeTheSend()
    {
        FaceEnrollmentTicket? told = null;
        CallRow? atSend = null;
        using var http = SdkClients.Http();
        var other = SdkClients.Create(
            FaceVendor.TencentCloud,
            _bed.Sandbox,
            http,
            o => o.SerializeCallsPerPerson = false
        );
        var client = Client(
            FaceVendor.TencentCloud,
            o =>
            {
                o.TicketStore = new Store(() => Task.Run(() => other.EnrollAsync(LedgerBed.Request(Person, 7))));
                o.OnSending = (ticket, _) =>
                {
                    told = FaceEnrollmentTicket.FromJson(ticket.ToJson());
                    return default;
                };
            },
            async () => atSend = (await _bed.Open.Store.ListAsync([CallStatus.Intent], 10, default)).SingleOrDefault()
        );
        await client.EnrollAsync(LedgerBed.Request(Person));
        Assert.That(told!.KnownFaceIds, Has.Count.EqualTo(1));
        Assert.That(FaceEnrollmentTicket.FromJson(atSend!.Ticket).KnownFaceIds, Is.EqualTo(told.KnownFaceIds));
    }

    private IFaceEnrollmentClient Client(
        FaceVendor vendor,
        Action<FaceEnrollmentOptions> configure,
        Func<Task> onEnrolling
    )
    {
        var http = new HttpClient(
            new Watching(onEnrolling)
            {
                InnerHandler = new SocketsHttpHandler
                {
                    UseProxy = false,
                    UseCookies = false,
                    AllowAutoRedirect = false,
                },
            }
        )
        {
            Timeout = Timeout.InfiniteTimeSpan,
        };
        return _bed.Client(
            vendor,
            o =>
            {
                o.OnUnknown = FaceUnknownOutcome.Throw;
                o.Retry.MaxRetries = 0;
                configure(o);
            },
            http
        );
    }

    /// <summary>A machine whose clock is set while its time runs on evenly.</summary>
    private sealed class WallClock : TimeProvider
    {
        public TimeSpan By { get; set; }

        public override DateTimeOffset GetUtcNow() => System.GetUtcNow() + By;
    }

    /// <summary>Looks right before the bytes of an enrollment leave.</summary>
    private sealed class Watching(Func<Task> onEnrolling) : DelegatingHandler
    {
        protected override async Task<HttpResponseMessage> SendAsync(
            HttpRequestMessage request,
            CancellationToken cancellationToken
        )
        {
            var isRead = request.Headers.TryGetValues("X-TC-Action", out var action)
                ? action.First() != "CreateFace"
                : !request.RequestUri!.AbsolutePath.EndsWith("add", StringComparison.OrdinalIgnoreCase);
            if (!isRead)
            {
                await onEnrolling();
            }

            return await base.SendAsync(request, cancellationToken);
        }
    }

    /// <summary>Does something at its first saving.</summary>
    private sealed class Store(Func<Task> onFirst) : IFaceTicketStore
    {
        private readonly Dictionary<string, string> _open = [];
        private bool _isUsed;

        public async ValueTask SaveAsync(FaceEnrollmentTicket ticket, CancellationToken cancellationToken)
        {
            _open[ticket.OperationId!] = ticket.ToJson();
            if (!_isUsed)
            {
                _isUsed = true;
                await onFirst();
            }
        }

        public ValueTask CompleteAsync(
            FaceEnrollmentTicket ticket,
            FaceReconciliation outcome,
            CancellationToken cancellationToken
        )
        {
            _open.Remove(ticket.OperationId!);
            return default;
        }

        public ValueTask<IReadOnlyList<FaceEnrollmentTicket>> GetOpenAsync(
            FaceVendor vendor,
            string account,
            string? personId,
            CancellationToken cancellationToken
        ) =>
            new([
                .. _open
                    .Values.Select(FaceEnrollmentTicket.FromJson)
                    .Where(t => personId is null || t.PersonId == personId),
            ]);
    }
}
