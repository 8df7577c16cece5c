using System.Globalization;
using FaceEnroll.Ledger.Hosting;
using FaceEnroll.Ledger.Journal;
using FaceEnroll.Ledger.Rules;
using FaceEnroll.Ledger.Sqlite;
using FaceEnroll.Ledger.Tests.Support;
using FaceEnroll.Sdk;
using FaceEnroll.Torture;
using Microsoft.Extensions.Logging.Abstractions;

namespace FaceEnroll.Ledger.Tests.PowerLoss;

/// <summary>
/// The power fails while people are enrolled, with the sandbox's store as the truth: whoever enrolls again over what is left enrolls
/// nobody twice.
/// </summary>
[TestOf(typeof(FaceLedger))]
public class EnrollingAgainTests
{
    private const int People = 6;
    private const FaceVendor Tencent = FaceVendor.TencentCloud;

    private LedgerBed _bed = null!;
    private readonly List<Moment> _moments = [];

    [SetUp]
    public async Task BeginAsync()
    {
        _moments.Clear();
        _bed = await LedgerBed.StartAsync();
        for (var i = 0; i < People; i++)
        {
            _bed.Sandbox.AddPerson(Tencent, Person(i));
        }
    }

    [TearDown]
    public async Task EndAsync() => await _bed.DisposeAsync();

    private static string Person(int number) => "person" + number.ToString(CultureInfo.InvariantCulture);

    private void Record()
    {
        var file = _bed.Options.File;
        _moments.Add(new Moment(File.ReadAllBytes(file), File.ReadAllBytes(file + "-wal"), LedgerRows.Read(file)));
    }

    /// <summary>It records the disk when the vendor has the picture, and when the outcome is noted.</summary>
    [Test]
    public async Task Enroll_AfterThePowerFailed_NobodyTwice()
    {
        using var http = new HttpClient(
            new Recording(Record) { InnerHandler = new SocketsHttpHandler { UseProxy = false } }
        );
        var client = _bed.Client(Tencent, http: http);
        for (var i = 0; i < People; i++)
        {
            await client.EnrollAsync(LedgerBed.Request(Person(i)));
            Record();
        }

        Assert.That(_moments, Has.Count.EqualTo(2 * People));
        Assert.That(Stored(), Is.All.EqualTo(1));
        var (last, found, asked) = (_moments[^1], 0, 0);
        for (var end = _moments[0].End; end <= last.End; end += WalBytes.FrameSize(last.Wal))
        {
            // What was sent when this much of the log was there; the others had not begun, and do not count.
            var sent = (_moments.FindLastIndex(m => m.End <= end) / 2) + 1;
            await using var ledger = Restored(last.Main, last.Wal[..end]);
            var open = await ledger.Store.ListAsync([CallStatus.Intent], 10, default);
            using var plain = SdkClients.Http();
            var next = SdkClients.Create(
                Tencent,
                _bed.Sandbox,
                plain,
                o => o.Ledger = new FaceLedger(ledger, NullLogger<FaceLedger>.Instance)
            );
            for (var i = 0; i < sent; i++)
            {
                var again = await next.EnrollAsync(LedgerBed.Request(Person(i)));
                found += again.Images[0].FromLedger ? 1 : 0;
            }

            asked += open.Count;
            Assert.That(Stored(), Is.All.EqualTo(1), $"cut at {end}");
        }

        TestContext.Out.WriteLine($"{found} answers from records, {asked} of them after asking the vendor.");
        Assert.That(asked, Is.GreaterThan(People), "calls were found open");
    }

    private IEnumerable<int> Stored() => Enumerable.Range(0, People).Select(i => _bed.Stored(Tencent, Person(i)));

    private OpenLedger Restored(byte[] main, byte[] wal)
    {
        var file = _bed.Options.File + Guid.NewGuid().ToString("N");
        File.WriteAllBytes(file, main);
        File.WriteAllBytes(file + "-wal", wal);
        return new OpenLedger(
            new SqlitePlace(
                Microsoft.Extensions.Options.Options.Create(new FaceLedgerOptions { File = file, MustExist = true })
            )
        );
    }

    private sealed class Recording(Action onEnrolled) : DelegatingHandler
    {
        protected override async Task<HttpResponseMessage> SendAsync(
            HttpRequestMessage request,
            CancellationToken cancellationToken
        )
        {
            var reply = await base.SendAsync(request, cancellationToken);
            if (request.Headers.GetValues("X-TC-Action").Single() == "CreateFace")
            {
                onEnrolled();
            }

            return reply;
        }
    }
}
