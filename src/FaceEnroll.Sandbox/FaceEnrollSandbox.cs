using System.Security.Cryptography.X509Certificates;
using System.Text;
using FaceEnroll.Sandbox.Control;
using FaceEnroll.Sandbox.Core;
using FaceEnroll.Sandbox.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;

namespace FaceEnroll.Sandbox;

/// <summary>
/// A local stand-in for the five vendors: one port for all, told apart by the shape of the request, and strict about
/// signatures. Start it with <see cref="StartAsync"/>, dispose it to stop it. Safe to use from several threads.
/// </summary>
public sealed class FaceEnrollSandbox : IAsyncDisposable
{
    private readonly WebApplication _app;
    private readonly SandboxContext _sandbox;
    private int _isDisposed;

    private FaceEnrollSandbox(WebApplication app, SandboxContext sandbox, Uri url, X509Certificate2? certificate)
    {
        Certificate = certificate;
        _app = app;
        _sandbox = sandbox;
        Url = url;
    }

    /// <summary>Where the sandbox listens, for example <c>http://127.0.0.1:41234/</c>: every vendor's endpoint.</summary>
    public Uri Url { get; }

    /// <summary>The certificate that clients must trust; null when <see cref="FaceEnrollSandboxOptions.UseHttps"/> is off.</summary>
    public X509Certificate2? Certificate { get; }

    /// <summary>What was enrolled.</summary>
    public SandboxStore Store => _sandbox.Store;

    /// <summary>Which pictures get which verdict.</summary>
    public SandboxVerdicts Verdicts => _sandbox.Verdicts;

    /// <summary>What should go wrong.</summary>
    public SandboxFaults Faults => _sandbox.Faults;

    /// <summary>
    /// The last thousand requests, the oldest first, as a copy; fewer when what is kept of them exceeds 16 MiB. Bodies beyond
    /// 64 KB are not kept.
    /// </summary>
    public IReadOnlyList<SandboxRequest> Requests => _sandbox.Log.Snapshot();

    /// <summary>The requests that stored a picture for a person who had it from an earlier request: duplicates, as a copy.</summary>
    public IReadOnlyList<SandboxRequest> DuplicateDeliveries =>
        [.. Requests.Where(request => request.DuplicateOf is not null)];

    /// <summary>
    /// What is added to the options' clock, at most 100 years either way. It moves signature checks, stored times, the Date of
    /// replies and everything that waits for a time, all at once. Default: <see cref="FaceEnrollSandboxOptions.ClockOffset"/>.
    /// </summary>
    public TimeSpan ClockOffset
    {
        get => _sandbox.Clock.Offset;
        set => _sandbox.Clock.Offset = value;
    }

    /// <summary>The vendors' time, with the offset.</summary>
    public DateTimeOffset Now => _sandbox.Now;

    /// <summary>Whether FinAuth's <c>group/list</c> refuses a start above 1000 from now on.</summary>
    public bool BoundsFinAuthListStart
    {
        get => _sandbox.BoundsFinAuthListStart;
        set => _sandbox.BoundsFinAuthListStart = value;
    }

    /// <summary>Starts a sandbox.</summary>
    /// <param name="options">How; null for the defaults: loopback, a free port, the keys <c>sandbox-key</c> and <c>sandbox-secret</c>.</param>
    /// <param name="cancellationToken">Ends the wait for the start.</param>
    /// <returns>The running sandbox.</returns>
    /// <exception cref="IOException">The port is in use.</exception>
    public static async Task<FaceEnrollSandbox> StartAsync(
        FaceEnrollSandboxOptions? options = null,
        CancellationToken cancellationToken = default
    )
    {
        options ??= new FaceEnrollSandboxOptions();
        var sandbox = new SandboxContext(options);
        var endpoints = SandboxEndpoints.All(sandbox);
        if (options.SeedFile is { } file)
        {
            sandbox.Seed = await SandboxSeed.ReadFileAsync(sandbox, file, cancellationToken).ConfigureAwait(false);
            sandbox.Seed();
        }

        // The empty builder reads no configuration: the host program's settings do not concern the sandbox.
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.Services.AddSingleton<IHostLifetime, EmbeddedLifetime>();
        builder.WebHost.UseKestrelCore();
        builder.WebHost.UseSockets(sockets => sockets.CreateBoundListenSocket = FreshPorts.Bind);
        var certificate = options.UseHttps ? SandboxCertificate.Create(options.Address) : null;
        if (certificate is not null)
        {
            builder.WebHost.UseKestrelHttpsConfiguration();
        }

        builder.WebHost.ConfigureKestrel(kestrel => KestrelSetup.Apply(kestrel, options, certificate));
        var app = builder.Build();
        app.Run(new SandboxPipeline(sandbox, endpoints, new ControlApi(sandbox, endpoints)).InvokeAsync);
        try
        {
            await app.StartAsync(cancellationToken).ConfigureAwait(false);
        }
        catch
        {
            await app.DisposeAsync().ConfigureAwait(false);
            sandbox.Dispose();
            throw;
        }

        var addresses = app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!;
        var url = new Uri(addresses.Addresses.First());
        sandbox.Fetcher.Own = url;
        return new FaceEnrollSandbox(app, sandbox, url, certificate);
    }

    /// <summary>Moves the vendors' clock on, or back, from where it is.</summary>
    /// <param name="by">How far.</param>
    /// <exception cref="ArgumentOutOfRangeException">The offset would exceed 100 years.</exception>
    public void StepClock(TimeSpan by) => _sandbox.Clock.Step(by);

    /// <summary>Accepts one more key pair from now on.</summary>
    /// <param name="credential">The pair.</param>
    public void AddCredential(SandboxCredential credential)
    {
        ArgumentNullException.ThrowIfNull(credential);
        _sandbox.Keys.Add(credential);
    }

    /// <summary>Limits how many authenticated requests a second a vendor serves; the others get its throttling code.</summary>
    /// <param name="vendor">The vendor.</param>
    /// <param name="perSecond">How many; null for no limit.</param>
    public void LimitRate(SandboxVendor vendor, int? perSecond) => _sandbox.Limits.Set(vendor, perSecond);

    /// <summary>
    /// Back to the state at the start. What came since is forgotten: faults, requests, faces, people, libraries, keys, pictures
    /// and calls that were to land late. Keys, verdicts, rate limits, clock and the seed file's content are again what the
    /// options gave; the file is not read anew. Numbers of requests, faces and deletions go on.
    /// </summary>
    public void Reset() => _sandbox.Reset();

    /// <summary>Refuses every ADVANCE.AI token issued until now.</summary>
    public void ExpireTokens() => _sandbox.ExpireTokens();

    /// <summary>Waits until everything that was due to be stored after its connection closed is stored.</summary>
    /// <returns>
    /// A task that ends then; the sandbox's clock must have passed the delays. It does not wait for what
    /// <see cref="SandboxFault.StoreOnCommand"/> holds.
    /// </returns>
    public Task DrainAsync() => _sandbox.Later.WhenDone();

    /// <summary>Executes the calls that <see cref="SandboxFault.StoreOnCommand"/> holds, in the order of arrival.</summary>
    /// <returns>How many there were; those whose signature or token is no longer valid store nothing.</returns>
    public Task<int> StoreHeldAsync() => _sandbox.Held.RunAsync();

    /// <summary>Adds credentials, libraries, people, faces and verdicts from a JSON text.</summary>
    /// <param name="json">
    /// An object of lists, each optional: <c>credentials</c> {keyId, secret, securityToken, vendor}, <c>libraries</c> {vendor, id},
    /// <c>people</c> {vendor, id, libraries}, <c>faces</c> {vendor, library, person, picture: a file},
    /// <c>verdicts</c> {verdict, person: a pattern | picture: a SHA-256, vendor}. A missing vendor means all of them.
    /// </param>
    /// <param name="directory">Where relative picture files are; the working directory when null.</param>
    /// <exception cref="FormatException">The text does not have that form, and nothing was added; the message names the place.</exception>
    public void Seed(string json, string? directory = null)
    {
        ArgumentNullException.ThrowIfNull(json);
        SandboxSeed.Read(_sandbox, Encoding.UTF8.GetBytes(json), directory)();
        _sandbox.Changes.Tell(SandboxChanges.Change);
    }

    /// <summary>Serves a picture from memory under an address that cannot be guessed, as an object store would.</summary>
    /// <param name="picture">The picture; copied.</param>
    /// <returns>The address, good until <see cref="WithdrawPicture"/> or the end of the sandbox.</returns>
    /// <exception cref="InvalidOperationException">More is held than <see cref="FaceEnrollSandboxOptions.MaxPictureBytes"/> allows.</exception>
    public Uri PublishPicture(ReadOnlyMemory<byte> picture) => new(Url, _sandbox.Published.Add(picture));

    /// <summary>Stops serving a published picture.</summary>
    /// <param name="address">The address from <see cref="PublishPicture"/>.</param>
    /// <returns>Whether it was being served.</returns>
    public bool WithdrawPicture(Uri address)
    {
        ArgumentNullException.ThrowIfNull(address);
        return _sandbox.Published.Remove(address.AbsolutePath);
    }

    /// <summary>How many pictures are being served now.</summary>
    public int PublishedPictureCount => _sandbox.Published.Count;

    /// <summary>Stops listening and forgets everything.</summary>
    /// <returns>A task that ends when the port is free.</returns>
    public async ValueTask DisposeAsync()
    {
        if (Interlocked.Exchange(ref _isDisposed, 1) != 0)
        {
            return;
        }

        _sandbox.Stop();
        await _app.DisposeAsync().ConfigureAwait(false);
        await _sandbox.Later.WhenDone().ConfigureAwait(false);
        _sandbox.Dispose();
        Certificate?.Dispose();
    }
}
