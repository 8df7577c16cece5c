using FaceEnroll.Ledger.Hosting;
using FaceEnroll.Ledger.Journal;
using FaceEnroll.Ledger.Rules;
using FaceEnroll.Ledger.Sqlite;
using FaceEnroll.Sandbox;
using FaceEnroll.Sdk;
using FaceEnroll.Sdk.Tests.Support;
using FaceEnroll.Torture;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Logging;

namespace FaceEnroll.Ledger.Tests.Support;

/// <summary>A sandbox, and a ledger that one process has open.</summary>
internal sealed class LedgerBed : IAsyncDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly HttpClient _http = SdkClients.Http();
    private readonly FaceEnrollSandbox _sandbox;
    private readonly LoggerFactory _loggers;
    private OpenLedger _open;

    private LedgerBed(FaceEnrollSandbox sandbox, bool hidesPeople)
    {
        _sandbox = sandbox;
        _loggers = new LoggerFactory([Log]);
        Options = new FaceLedgerOptions
        {
            File = _folder.File("faces.ledger"),
            PersonIdKey = hidesPeople ? Convert.ToBase64String(new byte[32]) : null,
        };
        _open = Reopened();
    }

    /// <param name="hidesPeople">Whether the ledger has a key for the ids of people.</param>
    public static async Task<LedgerBed> StartAsync(bool hidesPeople = false) =>
        new(await FaceEnrollSandbox.StartAsync(), hidesPeople);

    public FaceEnrollSandbox Sandbox => _sandbox;

    public FaceLedgerOptions Options { get; }

    public OpenLedger Open => _open;

    /// <summary>What the ledger logs.</summary>
    public LogRecorder Log { get; } = new();

    public ShiftedTime Time { get; } = new();

    /// <summary>A picture that no other test has.</summary>
    public static byte[] Picture(int number = 1) => UniquePicture.Make(new Random(number), number, 2000);

    public static FaceEnrollmentRequest Request(string person, params int[] pictures) =>
        new(
            person,
            [.. (pictures.Length == 0 ? [1] : pictures).Select(number => FaceImage.FromBytes(Picture(number)))]
        );

    /// <summary>A client whose calls pass the ledger.</summary>
    public IFaceEnrollmentClient Client(
        FaceVendor vendor,
        Action<FaceEnrollmentOptions>? configure = null,
        HttpClient? http = null
    ) =>
        SdkClients.Create(
            vendor,
            _sandbox,
            http ?? _http,
            options =>
            {
                options.TimeProvider = Time;
                options.Ledger = new FaceLedger(_open, _loggers.CreateLogger<FaceLedger>());
                configure?.Invoke(options);
            }
        );

    /// <summary>How many faces of a picture a person has. ADVANCE.AI knows no people: all count there.</summary>
    public int Stored(FaceVendor vendor, string person, int picture = 1) =>
        _sandbox
            .Store.FacesAt(vendor.InSandbox(), vendor == FaceVendor.AdvanceAI ? null : person)
            .Count(f =>
                f.PictureSha256.Equals(UniquePicture.Hash(Picture(picture)), StringComparison.OrdinalIgnoreCase)
            );

    /// <summary>All that the ledger holds, at most a hundred calls.</summary>
    public async Task<IReadOnlyList<CallRow>> RowsAsync() =>
        await _open.Store.ListAsync(Enum.GetValues<CallStatus>(), 100, default);

    /// <summary>The vendor loses the next reply to an operation; at no operation to whichever comes.</summary>
    public void LoseNext(
        FaceVendor vendor,
        string? operation = null,
        SandboxMoment at = SandboxMoment.BeforeReplying
    ) => _sandbox.Faults.Next(vendor.InSandbox(), SandboxFault.Reset(at), operation: operation);

    /// <summary>Somebody deletes a picture's face in the vendor's console.</summary>
    public void Delete(FaceVendor vendor, int picture)
    {
        var hash = UniquePicture.Hash(Picture(picture));
        var face = _sandbox
            .Store.FacesAt(vendor.InSandbox())
            .Single(f => f.PictureSha256.Equals(hash, StringComparison.OrdinalIgnoreCase));
        _ = _sandbox.Store.Delete(vendor.InSandbox(), face.FaceId);
    }

    /// <summary>The machine's clock cannot be moved: what is in the ledger gets older instead, and is due.</summary>
    public void Age(TimeSpan time)
    {
        using var connection = new SqliteConnection($"Data Source={Options.File};Pooling=False");
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = "UPDATE call SET no_attempt_after = no_attempt_after - $time, ask_at = 0";
        _ = command.Parameters.AddWithValue("$time", (long)time.TotalMilliseconds);
        _ = command.ExecuteNonQuery();
    }

    /// <summary>Time goes on everywhere.</summary>
    public void Pass(TimeSpan time)
    {
        Time.By += time;
        _sandbox.StepClock(time);
    }

    /// <summary>The process ends in good order, and another opens the ledger.</summary>
    public async Task RestartAsync()
    {
        await _open.DisposeAsync();
        _open = Reopened();
    }

    public async ValueTask DisposeAsync()
    {
        await _open.DisposeAsync();
        _http.Dispose();
        _loggers.Dispose();
        await _sandbox.DisposeAsync();
        _folder.Dispose();
    }

    private OpenLedger Reopened() => new(new SqlitePlace(Microsoft.Extensions.Options.Options.Create(Options)));
}
