using System.Net;
using System.Net.Sockets;
using FaceEnroll.Sdk;
using FaceEnroll.Torture.Foreign;
using FaceEnroll.Torture.Hosts;

namespace FaceEnroll.Torture.Deletions;

/// <summary>Deletions beside enrollments of the same people, at one vendor over one protocol: one story after the other.</summary>
internal sealed class DeletionLane : LaneBase
{
    private const int StoriesPerRound = 8;

    /// <summary>Nobody listens there.</summary>
    private const int OtherPort = 1;
    private static readonly FaceUnknownOutcome[] s_modes = Enum.GetValues<FaceUnknownOutcome>();

    private readonly HttpClient _http = SdkClients.Http();
    private readonly HttpClient _elsewhere;
    private readonly Version _version;
    private int _stories;
    private int _scene;

    private DeletionLane(LaneBed bed)
        : base(bed, FaceUnknownOutcome.Throw)
    {
        _version = bed.IsHttp2 ? HttpVersion.Version20 : HttpVersion.Version11;
        Tally = new DeletionTally(bed.Vendor);
        // Both protocols of a vendor together play all scenes early.
        _scene = bed.IsHttp2 ? DeletionScenes.Count / 2 : 0;
        var own = new SocketsHttpHandler { UseProxy = false, ConnectCallback = ConnectAsync };
        _elsewhere = new HttpClient(bed.IsHttp2 ? new Http2Handler { InnerHandler = own } : own)
        {
            Timeout = Timeout.InfiniteTimeSpan,
        };
        var client = SdkClients.Create(Vendor, Sandbox, _elsewhere, ConfigureElsewhere);
        Elsewhere = new TortureClient(client, (IFaceEnrollmentReconciler)client, [], HasGuard: false);
    }

    /// <summary>A client of a process that names no account, or another one: who holds other keys is somebody else.</summary>
    /// <param name="keys">Its keys.</param>
    /// <param name="account">The account that it names; null for none.</param>
    public IFaceEraser Stranger(TortureKeys keys, string? account) =>
        (IFaceEraser)
            SdkClients.Create(
                Vendor,
                Sandbox,
                _elsewhere,
                options =>
                {
                    keys.Sign(options);
                    (options.Account, options.TimeProvider) = (account, Clock);
                }
            );

    public DeletionTally Tally { get; }

    /// <summary>
    /// A client of another process: what one process knows of a person, it knows by the vendor's host and port, and this one
    /// calls another port, though its connections end at the same sandbox.
    /// </summary>
    public TortureClient Elsewhere { get; }

    public static async Task<DeletionLane> StartAsync(FaceVendor vendor, bool isHttp2, int seed) =>
        new(await LaneBed.MakeAsync(vendor, isHttp2, seed));

    /// <summary>Plays stories.</summary>
    /// <param name="steps">How many steps, in all of them together.</param>
    public async Task RunAsync(int steps)
    {
        while (steps > 0)
        {
            if (_stories % StoriesPerRound == 0)
            {
                Clear();
            }

            var number = _stories++;
            var story = new DeletionStory(this, $"d{number}", Tally);
            if (number % 3 == 2)
            {
                await story.PlayAsync(Math.Min(steps, Random.Next(4, 13)));
            }
            else
            {
                await story.PlaySceneAsync(_scene++ % DeletionScenes.Count);
            }

            steps -= story.Steps;
        }

        _http.Dispose();
        _elsewhere.Dispose();
    }

    /// <summary>The number of the last request, whether or not it is written down yet: a request of its own gets the next.</summary>
    public async Task<long> LastRequestAsync()
    {
        using var mark = new HttpRequestMessage(HttpMethod.Post, Sandbox.Url)
        {
            Version = _version,
            VersionPolicy = HttpVersionPolicy.RequestVersionExact,
        };
        mark.Headers.Add("X-TC-Action", "Mark");
        using var reply = await _http.SendAsync(mark);
        return Sandbox.Requests.Last(static r => r.Operation == "Mark").Number;
    }

    private void ConfigureElsewhere(FaceEnrollmentOptions options)
    {
        Configure(options);
        options.Endpoint = new UriBuilder(Sandbox.Url) { Port = OtherPort }.Uri;
        options.OnUnknown = FaceUnknownOutcome.Throw;
        options.TicketStore = null;
    }

    private async ValueTask<Stream> ConnectAsync(SocketsHttpConnectionContext context, CancellationToken token)
    {
        var socket = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        try
        {
            await socket.ConnectAsync(IPAddress.Loopback, Sandbox.Url.Port, token);
            return new NetworkStream(socket, ownsSocket: true);
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }

    private void Clear()
    {
        Clock.Advance(OneDay + TimeSpan.FromHours(1));
        Clock.Wrong = TimeSpan.Zero;
        Sandbox.ClockOffset = TimeSpan.Zero;
        Sandbox.Reset();
        Store.Clear();
        Pictures.Clear();
        KeepsTickets = Random.Next(2) == 0;
        Mode = s_modes[Random.Next(s_modes.Length)];
        Restart();
    }
}
