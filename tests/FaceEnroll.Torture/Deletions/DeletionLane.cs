using System.Net;
using FaceEnroll.Sdk;
using FaceEnroll.Torture.Foreign;
using FaceEnroll.Torture.Hosts;

namespace FaceEnroll.Torture.Deletions;

/// <summary>Deletions beside enrollments of the same people, at one vendor over one protocol: one story after the other.</summary>
internal sealed class DeletionLane : LaneBase
{
    private const int StoriesPerRound = 8;
    private static readonly FaceUnknownOutcome[] s_modes = Enum.GetValues<FaceUnknownOutcome>();

    private readonly HttpClient _http = SdkClients.Http();
    private readonly HttpClient _elsewhere;
    private readonly Version _version;
    private int _stories;

    private DeletionLane(LaneBed bed)
        : base(bed, FaceUnknownOutcome.Throw)
    {
        _version = bed.IsHttp2 ? HttpVersion.Version20 : HttpVersion.Version11;
        Tally = new DeletionTally(bed.Vendor);
        var own = new SocketsHttpHandler { UseProxy = false };
        _elsewhere = new HttpClient(bed.IsHttp2 ? new Http2Handler { InnerHandler = own } : own)
        {
            Timeout = Timeout.InfiniteTimeSpan,
        };
        var client = SdkClients.Create(Vendor, Sandbox, _elsewhere, ConfigureElsewhere);
        Elsewhere = new TortureClient(client, (IFaceEnrollmentReconciler)client, [], HasGuard: false);
    }

    public DeletionTally Tally { get; }

    /// <summary>
    /// A client of another process: what one process knows of a person, it knows by the vendor's host, and this one calls it
    /// by another name.
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

            var length = Math.Min(steps, Random.Next(4, 13));
            await new DeletionStory(this, $"d{_stories++}", Tally).PlayAsync(length);
            steps -= length;
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
        options.Endpoint = new UriBuilder(Sandbox.Url) { Host = "localhost" }.Uri;
        options.OnUnknown = FaceUnknownOutcome.Throw;
        options.TicketStore = null;
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
