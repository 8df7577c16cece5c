using FaceEnroll.Ledger.Hosting;
using FaceEnroll.Ledger.Journal;
using FaceEnroll.Sandbox;
using FaceEnroll.Sdk;
using FaceEnroll.Torture;
using Microsoft.Extensions.Logging.Abstractions;

namespace FaceEnroll.Ledger.Tests.Support;

/// <summary>A sandbox, and a ledger that one process has open.</summary>
internal sealed class LedgerBed : IAsyncDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly HttpClient _http = SdkClients.Http();
    private readonly FaceEnrollSandbox _sandbox;
    private OpenLedger _open;

    private LedgerBed(FaceEnrollSandbox sandbox)
    {
        _sandbox = sandbox;
        Options = new FaceLedgerOptions { File = _folder.File("faces.ledger") };
        _open = Reopened();
    }

    public static async Task<LedgerBed> StartAsync() => new(await FaceEnrollSandbox.StartAsync());

    public FaceEnrollSandbox Sandbox => _sandbox;

    public FaceLedgerOptions Options { get; }

    public OpenLedger Open => _open;

    public ShiftedTime Time { get; } = new();

    /// <summary>A picture that no other test has.</summary>
    public static byte[] Picture(int number = 1) => UniquePicture.Make(new Random(number), number, 2000);

    public static FaceEnrollmentRequest Request(string person, params int[] pictures) =>
        new(
            person,
            [.. (pictures.Length == 0 ? [1] : pictures).Select(number => FaceImage.FromBytes(Picture(number)))]
        );

    /// <summary>A client whose calls pass the ledger.</summary>
    public IFaceEnrollmentClient Client(FaceVendor vendor, Action<FaceEnrollmentOptions>? configure = null) =>
        SdkClients.Create(
            vendor,
            _sandbox,
            _http,
            options =>
            {
                options.TimeProvider = Time;
                options.Ledger = new FaceLedger(_open, NullLogger<FaceLedger>.Instance);
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
        await _sandbox.DisposeAsync();
        _folder.Dispose();
    }

    private OpenLedger Reopened() => new(Microsoft.Extensions.Options.Options.Create(Options));
}
