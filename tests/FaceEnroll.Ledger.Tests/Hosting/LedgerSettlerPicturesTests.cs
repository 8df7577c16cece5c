using FaceEnroll.Ledger.Hosting;
using FaceEnroll.Ledger.Journal;
using FaceEnroll.Ledger.Rules;
using FaceEnroll.Ledger.Tests.Support;
using FaceEnroll.Sandbox;
using FaceEnroll.Sdk;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.DependencyInjection;

namespace FaceEnroll.Ledger.Tests.Hosting;

/// <summary>A vendor that finds a face by its picture only: whoever settles without pictures must not have the last word.</summary>
[TestOf(typeof(LedgerSettler))]
[TestOf(typeof(FaceLedger))]
public class LedgerSettlerPicturesTests
{
    private const string Person = "person1";

    private TemporaryFolder _folder = null!;
    private FaceEnrollSandbox _sandbox = null!;
    private ServiceProvider _services = null!;

    [SetUp]
    public async Task BeginAsync()
    {
        _folder = new TemporaryFolder();
        _sandbox = await FaceEnrollSandbox.StartAsync();
        var services = new ServiceCollection();
        services
            .AddFaceEnrollment()
            .AddAdvanceAI(o =>
            {
                o.AccessKey = "sandbox-key";
                o.SecretKey = "sandbox-secret";
                o.Endpoint = _sandbox.Url;
                o.LibraryId = FaceEnrollSandboxOptions.DefaultLibraryId;
                o.UniqueExternalReference = true;
                o.ReconcileBySearch = true;
                o.OnUnknown = FaceUnknownOutcome.Throw;
                o.Retry.MaxRetries = 0;
            })
            .AddLedger(o => o.File = _folder.File("faces.ledger"));
        _services = services.BuildServiceProvider();
    }

    [TearDown]
    public async Task EndAsync()
    {
        await _services.DisposeAsync();
        await _sandbox.DisposeAsync();
        _folder.Dispose();
    }

    private IFaceEnrollmentClient Client => _services.GetRequiredService<IFaceEnrollmentClient>();

    private async Task<CallRow> RowAsync() =>
        (
            await _services.GetRequiredService<OpenLedger>().Store.ListAsync(Enum.GetValues<CallStatus>(), 10, default)
        ).Single();

    /// <summary>A reply is lost, a day passes, and nobody has repeated the request.</summary>
    private async Task SettleALostCallAsync(SandboxMoment moment)
    {
        _sandbox.Faults.Next(SandboxVendor.AdvanceAI, SandboxFault.Reset(moment));
        Assert.ThrowsAsync<FaceEnrollmentOutcomeUnknownException>(() => Client.EnrollAsync(LedgerBed.Request(Person)));
        using (var connection = new SqliteConnection($"Data Source={_folder.File("faces.ledger")};Pooling=False"))
        {
            connection.Open();
            using var command = connection.CreateCommand();
            command.CommandText = "UPDATE call SET no_attempt_after = no_attempt_after - 108000000, ask_at = 0";
            _ = command.ExecuteNonQuery();
        }

        await _services.GetRequiredService<LedgerSettler>().SettleAsync(default);
    }

    [Test]
    public async Task Settle_LostReply_IsFoundByTheSameRequestAfterwards()
    {
        await SettleALostCallAsync(SandboxMoment.BeforeReplying);
        var again = await Client.EnrollAsync(LedgerBed.Request(Person));
        Assert.That(again.Images[0].Status, Is.EqualTo(FaceImageStatus.Enrolled));
        Assert.That(_sandbox.Store.FacesAt(SandboxVendor.AdvanceAI), Has.Count.EqualTo(1));
        Assert.That((await RowAsync()).Status, Is.EqualTo(CallStatus.Enrolled));
    }

    [Test]
    public async Task Settle_LostRequestThatNobodyFinds_StaysUndecidable()
    {
        await SettleALostCallAsync(SandboxMoment.BeforeStoring);
        Assert.ThrowsAsync<FaceEnrollmentOutcomeUnknownException>(() => Client.EnrollAsync(LedgerBed.Request(Person)));
        Assert.That((await RowAsync()).Status, Is.EqualTo(CallStatus.Undecidable));
        Assert.That(_sandbox.Store.FacesAt(SandboxVendor.AdvanceAI), Is.Empty);
    }
}
