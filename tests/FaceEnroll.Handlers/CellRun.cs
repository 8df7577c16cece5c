using FaceEnroll.Handlers.Wire;
using FaceEnroll.Sandbox;
using FaceEnroll.Sdk;
using FaceEnroll.Torture;
using FaceEnroll.Torture.Foreign;

namespace FaceEnroll.Handlers;

/// <summary>Runs cells, one after the other, at a sandbox of its own.</summary>
internal sealed class CellRun : IAsyncDisposable
{
    /// <summary>Real time after which a call or its remains are stuck: far beyond anything that goes on here.</summary>
    private static readonly TimeSpan s_patience = TimeSpan.FromSeconds(30);

    /// <summary>The same for what a call leaves behind.</summary>
    private static readonly TimeSpan s_patienceAfterEnd = TimeSpan.FromSeconds(30);

    /// <summary>Longer than the delays of the handlers that act by a clock.</summary>
    private static readonly TimeSpan s_hold = TimeSpan.FromMilliseconds(60);

    private readonly FaceEnrollSandbox _sandbox;
    private readonly Random _random;
    private long _number;

    private CellRun(FaceEnrollSandbox sandbox, int seed)
    {
        _sandbox = sandbox;
        _random = new Random(seed);
    }

    public static async Task<CellRun> StartAsync(int seed) =>
        new(
            await FaceEnrollSandbox.StartAsync(new FaceEnrollSandboxOptions { MaxPictureBytes = 8 * 1024 * 1024 }),
            seed
        );

    /// <summary>Runs one cell.</summary>
    /// <param name="cell">The cell.</param>
    /// <param name="replace">What is called in the client's place; by this the detector itself is tested.</param>
    public async Task<CellResult> RunAsync(
        MatrixCell cell,
        Func<IFaceEnrollmentClient, IFaceEnrollmentClient>? replace = null
    )
    {
        _sandbox.Reset();
        var person = $"p{++_number:000000}";
        _sandbox.AddPerson(cell.Vendor, person);
        var isHeld = cell.IsTimed || cell.Fault == WireFault.Early500;
        var picture = UniquePicture.Make(_random, _number, isHeld ? 200_000 : 20_000);
        Arm(cell);

        using var front = new WireFront(_sandbox.Url.Port, cell.Fault);
        var enrollPort = cell.Fault == WireFault.Refused ? 0 : front.Port;
        using var tap = new WireTap(_sandbox.Url.Port, enrollPort, isHeld ? s_hold : null);
        var leftBehind = new LeftBehind();
        using var host = HostSetup.Create(cell, _sandbox, tap, leftBehind);

        var request = new FaceEnrollmentRequest(person, FaceImage.FromBytes(picture));
        var (said, detail) = await EnrollAsync(replace?.Invoke(host.Client) ?? host.Client, request);
        tap.End();
        var isSettled = await SettleAsync(tap, front, leftBehind);
        tap.Dispose();
        isSettled &= await EndAsync(front);
        return new CellResult(cell, said, detail, FacesOf(person), tap.Sends, tap.Proof, tap.BytesAfterEnd, isSettled);
    }

    public ValueTask DisposeAsync() => _sandbox.DisposeAsync();

    private void Arm(MatrixCell cell)
    {
        SandboxFault? fault = cell.Fault switch
        {
            WireFault.StoredThenLost => SandboxFault.Reset(SandboxMoment.BeforeReplying),
            WireFault.StoredThen500 => SandboxFault.HttpStatus(500, stored: true),
            WireFault.LostBeforeStoring => SandboxFault.Reset(SandboxMoment.BeforeStoring),
            _ => null,
        };
        if (fault is not null)
        {
            _sandbox.Faults.Next(cell.Vendor.InSandbox(), fault);
        }
    }

    private static async Task<(Said, string)> EnrollAsync(IFaceEnrollmentClient client, FaceEnrollmentRequest request)
    {
        try
        {
            var result = await client.EnrollAsync(request).WaitAsync(s_patience);
            return result.Images.Single().Status switch
            {
                FaceImageStatus.Enrolled => (Said.Enrolled, ""),
                FaceImageStatus.NotEnrolled => (Said.NotApplied, " (result)"),
                _ => (Said.Unknown, " (result)"),
            };
        }
        catch (FaceEnrollmentException e)
        {
            return (From(e.Certainty), $" ({e.Kind}{(e.StatusCode is { } status ? $" {status}" : "")})");
        }
        catch (FaceEnrollmentCanceledException e)
        {
            return (From(e.Certainty), " (canceled)");
        }
        catch (Exception e)
        {
            return (Said.Foreign, $" ({e.GetType()} {e.StackTrace?.Split('\n')[0].Trim()})");
        }
    }

    private static Said From(FaceEnrollmentCertainty certainty) =>
        certainty switch
        {
            FaceEnrollmentCertainty.NotSent => Said.NotSent,
            FaceEnrollmentCertainty.NotApplied => Said.NotApplied,
            _ => Said.Unknown,
        };

    private int FacesOf(string person) =>
        _sandbox.Store.Faces.Count(face => face.PersonId.StartsWith(person, StringComparison.Ordinal));

    /// <summary>With no client left, every connection ends when the sandbox has done with it.</summary>
    private static async Task<bool> EndAsync(WireFront front)
    {
        try
        {
            await front.WhenEndedAsync().WaitAsync(s_patienceAfterEnd);
            return true;
        }
        catch (TimeoutException)
        {
            return false;
        }
    }

    /// <summary>What handlers left behind goes on to its end, and the sandbox answers all that reached it.</summary>
    private static async Task<bool> SettleAsync(WireTap tap, WireFront front, LeftBehind leftBehind)
    {
        using var patience = new CancellationTokenSource(s_patienceAfterEnd);
        try
        {
            await leftBehind.WhenDoneAsync().WaitAsync(patience.Token);
            // A connection that the pool made for a request that had gone by then stays silent, and settles nothing.
            while (
                tap.IsConnecting
                || front.Accepted < tap.Connected
                || front.Requests < tap.OpenRequests
                || front.Settled < front.Requests
            )
            {
                await Task.Delay(1, patience.Token);
            }

            return true;
        }
        catch (OperationCanceledException)
        {
            return false;
        }
    }
}
