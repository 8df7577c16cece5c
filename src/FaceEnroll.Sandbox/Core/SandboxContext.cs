using FaceEnroll.Sandbox.Pictures;
using FaceEnroll.Sandbox.Signing;
using FaceEnroll.Sandbox.State;

namespace FaceEnroll.Sandbox.Core;

/// <summary>What the vendors' stand-ins share.</summary>
internal sealed class SandboxContext : IDisposable
{
    private readonly CancellationTokenSource _stopping = new();
    private readonly IReadOnlyList<WaitingVerdict> _firstVerdicts;
    private int _resets;

    public SandboxContext(FaceEnrollSandboxOptions options)
    {
        Options = options;
        Faults = new SandboxFaults(TellChange);
        _firstVerdicts = Verdicts.Describe();
        Verdicts.Changed += TellChange;
        Published = new PublishedPictures(options.MaxPictureBytes);
        Vault = new PictureVault(options.MaxPictureBytes);
        Clock = new SandboxClock(options.TimeProvider, options.ClockOffset);
        Store = new SandboxStore(Clock, Vault);
        BoundsFinAuthListStart = options.BoundsFinAuthListStart;
        HeldBytes = new HeldBytes(options.MaxHeldBytes);
        Held = new HeldWork(HeldBytes);
        Fetcher = new PictureFetcher(Published, options.PictureFetch);
        Begin();
    }

    public FaceEnrollSandboxOptions Options { get; }

    public SandboxStore Store { get; }

    public CredentialBook Keys { get; } = new();

    public NonceMemory Nonces { get; } = new(AlibabaClock.NonceMemory);

    public SandboxVerdicts Verdicts => Options.Verdicts;

    public PublishedPictures Published { get; }

    public PictureVault Vault { get; }

    public PictureFetcher Fetcher { get; }

    public SandboxFaults Faults { get; }

    public SandboxChanges Changes { get; } = new();

    public RateLimits Limits { get; } = new();

    public RequestLog Log { get; } = new();

    public LaterWork Later { get; } = new();

    public HeldWork Held { get; }

    /// <summary>The bytes of what is held, and of what waits for its time.</summary>
    public HeldBytes HeldBytes { get; }

    /// <summary>Cancelled when the sandbox ends.</summary>
    public CancellationToken Stopping => _stopping.Token;

    /// <summary>Signatures, tokens, stored times and the Date of replies all follow it.</summary>
    public SandboxClock Clock { get; }

    public DateTimeOffset Now => Clock.GetUtcNow();

    /// <summary>See <see cref="FaceEnrollSandboxOptions.BoundsFinAuthListStart"/>.</summary>
    public bool BoundsFinAuthListStart { get; set; }

    /// <summary>Set by the vendor that has tokens.</summary>
    public Action ExpireTokens { get; set; } = static () => { };

    /// <summary>Set by the vendor that has uploads.</summary>
    public Action ForgetUploads { get; set; } = static () => { };

    /// <summary>Puts in what the seed file holds.</summary>
    public Action Seed { get; set; } = static () => { };

    /// <summary>How often it went back to the start: a call that was to land late does not outlive that.</summary>
    public int Resets => Volatile.Read(ref _resets);

    /// <summary>When a call stores or deletes, by its own clock.</summary>
    /// <exception cref="StalledCallException">The call has taken longer than a call may.</exception>
    public DateTimeOffset TimeOf(SandboxCall call)
    {
        var now = Now;
        return now - call.RunningSince > Options.MaxProcessingTime
            ? throw new StalledCallException()
            : now + call.ClockError;
    }

    /// <summary>Of the faces that a call deletes.</summary>
    /// <exception cref="StalledCallException">The call has taken longer than a call may.</exception>
    public DeletionMark DeletionBy(SandboxCall call) =>
        new(SandboxDeletionCause.Call, TimeOf(call), call.Number, call.Operation);

    public void Reset()
    {
        Interlocked.Increment(ref _resets);
        Faults.Clear();
        Verdicts.Restore(_firstVerdicts);
        Keys.Clear();
        Limits.Clear();
        Nonces.Clear();
        Store.Clear();
        Vault.Clear();
        Published.Clear();
        ForgetUploads();
        Log.Clear();
        ExpireTokens();
        Held.Clear();
        Clock.Offset = Options.ClockOffset;
        BoundsFinAuthListStart = Options.BoundsFinAuthListStart;
        Begin();
        Seed();
        Changes.Tell(SandboxChanges.Reset);
    }

    public void Stop() => _stopping.Cancel();

    public void Dispose()
    {
        Verdicts.Changed -= TellChange;
        Fetcher.Dispose();
        _stopping.Dispose();
    }

    /// <summary>What the options give.</summary>
    private void Begin()
    {
        foreach (var credential in Options.Credentials)
        {
            Keys.Add(credential);
        }

        if (Options.DocumentedRateLimits)
        {
            Limits.UseDocumented();
        }

        if (Options.SeedDefaults)
        {
            Store.SeedDefaults();
        }
    }

    private void TellChange() => Changes.Tell(SandboxChanges.Change);
}
