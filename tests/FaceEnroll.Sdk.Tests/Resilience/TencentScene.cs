using FaceEnroll.Sdk.Calls;
using FaceEnroll.Sdk.TencentCloud;
using FaceEnroll.Sdk.Tests.Support;
using Microsoft.Extensions.Logging;

namespace FaceEnroll.Sdk.Tests.Resilience;

/// <summary>A Tencent client on a scripted wire and a manual clock: the pipeline is the same for all vendors.</summary>
internal sealed class TencentScene : IDisposable
{
    /// <summary>The registration's name where there is a logger, as in a container.</summary>
    public const string Registration = "branch-7";

    public const string Enrolled =
        """{"Response":{"SucFaceNum":1,"SucFaceIds":["77"],"RetCode":[0],"SucIndexes":[0],"RequestId":"r-1"}}""";

    public TencentScene(Action<TencentCloudOptions>? configure = null, ILogger? logger = null)
    {
        Options = new TencentCloudOptions
        {
            SecretId = "id",
            SecretKey = "key",
            TimeProvider = Time,
        };
        Wire.Clock = () => VendorTime;
        configure?.Invoke(Options);
        // As in a container: whatever is sent passes the guard.
        var http = new HttpClient(new FaceEnrollmentGuardHandler(Wire));
        Client = logger is null
            ? new TencentCloudFaceEnrollmentClient(Options, http)
            : new TencentCloudFaceEnrollmentClient(
                new Registration<TencentCloudOptions>(
                    FaceVendor.TencentCloud,
                    Registration,
                    () => Options,
                    () => http,
                    logger
                )
            );
    }

    public ManualTimeProvider Time { get; } = new();

    /// <summary>The vendor's clock: right, whatever is done to this machine's.</summary>
    public DateTimeOffset VendorTime => new(Time.GetTimestamp(), TimeSpan.Zero);

    public ScriptedHandler Wire { get; } = new();

    public TencentCloudOptions Options { get; }

    public TencentCloudFaceEnrollmentClient Client { get; }

    public static string Error(string code) =>
        $$$"""{"Response":{"Error":{"Code":"{{{code}}}","Message":"m"},"RequestId":"r-2"}}""";

    public static string Person(params string[] faceIds) =>
        $$$"""{"Response":{"PersonName":"n","FaceIds":[{{{string.Join(",", faceIds.Select(i => $"\"{i}\""))}}}],"RequestId":"r-3"}}""";

    /// <summary>What a call with a ticket store reads: once before its ticket is saved, and once after.</summary>
    public ScriptedHandler ReadTwice(params string[] faceIds) => Wire.Reply(Person(faceIds)).Reply(Person(faceIds));

    public static byte[] Picture(int length = 100_000)
    {
        // Enough of a JPEG for the header reader, then noise.
        byte[] header =
        [
            .. (ReadOnlySpan<byte>)
                [0xFF, 0xD8, 0xFF, 0xC0, 0, 17, 8, 3, 192, 2, 208, 3, 1, 0x11, 0, 2, 0x11, 1, 3, 0x11, 1],
            .. (ReadOnlySpan<byte>)[0xFF, 0xDA, 0, 8, 1, 1, 0, 0, 63, 0],
        ];
        var picture = new byte[length];
        new Random(length).NextBytes(picture);
        header.CopyTo(picture, 0);
        return picture;
    }

    public Task<FaceEnrollmentResult> EnrollAsync(string person = "p-1", CancellationToken token = default) =>
        Client.EnrollAsync(new FaceEnrollmentRequest(person, FaceImage.FromBytes(Picture())), token);

    /// <summary>A call that its caller cancels while the body is sent, or after it.</summary>
    public void EnrollCanceled(bool afterBody)
    {
        using var canceling = new CancellationTokenSource();
        _ = afterBody ? Wire.HangAfterBody(canceling.Cancel) : Wire.HangAfterBytes(60_000, canceling.Cancel);
        Assert.CatchAsync<FaceEnrollmentCanceledException>(() => EnrollAsync(token: canceling.Token));
    }

    /// <summary>Runs a call to its end, letting time pass whenever it waits for the clock.</summary>
    public async Task<T> RunAsync<T>(Task<T> call)
    {
        var idle = 0;
        while (!call.IsCompleted)
        {
            await Task.Yield();
            if (++idle > Patience && Time.NextDue is { } due)
            {
                Time.Advance(due);
                idle = 0;
            }
            else
            {
                await Task.Delay(1);
            }
        }

        return await call;
    }

    /// <summary>Until a request was sent and its call waits for the clock, not for the wire.</summary>
    public async Task WaitsAsync()
    {
        while (Wire.Sent.Count == 0 || !Time.IsAwaited)
        {
            await Task.Delay(1);
        }
    }

    // On a busy machine a call may not hang but be slow: a timer that only bounds it fires after a long silence, unless the
    // wire is known to hang.
    private int Patience => Time.IsAwaited || Wire.Hangs ? 20 : 1000;

    public void Dispose() => Wire.Dispose();
}
