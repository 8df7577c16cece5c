using System.Net;

namespace FaceEnroll.Sandbox;

/// <summary>How a sandbox is set up. It reads this once, when it starts.</summary>
public sealed class FaceEnrollSandboxOptions
{
    /// <summary>Key id and secret accepted by default: <c>sandbox-key</c> and <c>sandbox-secret</c>.</summary>
    public static SandboxCredential DefaultCredential { get; } = new("sandbox-key", "sandbox-secret");

    /// <summary>The library that exists at every vendor by default: <c>sandbox-library</c>.</summary>
    public const string DefaultLibraryId = "sandbox-library";

    /// <summary>The person in that library, where people must exist before their faces: <c>sandbox-person</c>.</summary>
    public const string DefaultPersonId = "sandbox-person";

    /// <summary>The address to listen on. Default: loopback, which keeps the sandbox on this machine.</summary>
    public IPAddress Address { get; set; } = IPAddress.Loopback;

    /// <summary>The port; 0 (the default) lets the system choose a free one that no sandbox of this process had before.</summary>
    public int Port { get; set; }

    /// <summary>Whether HTTPS is served, with a certificate made at start. Default: no.</summary>
    public bool UseHttps { get; set; }

    /// <summary>
    /// Whether HTTP/2 is spoken. Default: no. Over HTTPS the client chooses (ALPN); over plain HTTP every client, including that
    /// of the control API, must begin with HTTP/2 (h2c by prior knowledge), since one plain port cannot tell the two apart.
    /// </summary>
    public bool UseHttp2 { get; set; }

    /// <summary>
    /// The vendors' clock, before <see cref="ClockOffset"/>: signatures, tokens, the times that are stored and the Date of
    /// every reply follow it. Default: the system's.
    /// </summary>
    public TimeProvider TimeProvider { get; set; } = TimeProvider.System;

    /// <summary>
    /// The longest time, by the sandbox's clock, from when a call is whole to when it stores; a call that takes longer
    /// stores nothing and its connection is cut. For clocks that a test moves by minutes while calls run. Null: no limit.
    /// The time that a fault makes a call wait does not count.
    /// </summary>
    public TimeSpan? MaxProcessingTime { get; set; }

    /// <summary>What is added to <see cref="TimeProvider"/> at the start, at most 100 years either way. Default: nothing.</summary>
    public TimeSpan ClockOffset { get; set; }

    /// <summary>
    /// Whether FinAuth's <c>group/list</c> refuses a start above 1000. The vendor's page limits the number like this, for
    /// libraries of up to five million faces; what the service really does is not known. Default: no.
    /// </summary>
    public bool BoundsFinAuthListStart { get; set; }

    /// <summary>The key pairs that are accepted. Default: <see cref="DefaultCredential"/> alone.</summary>
    public IList<SandboxCredential> Credentials { get; } = [DefaultCredential];

    /// <summary>Whether <see cref="DefaultLibraryId"/> and <see cref="DefaultPersonId"/> exist. Default: true.</summary>
    public bool SeedDefaults { get; set; } = true;

    /// <summary>A JSON file with more to start with, in the form of <see cref="FaceEnrollSandbox.Seed"/>. Default: none.</summary>
    public string? SeedFile { get; set; }

    /// <summary>
    /// Whether the documented rate limits hold: 50 requests a second at Tencent, 20 at Guardrails, 10 at ID Verification.
    /// Default: no, so that tests are not slowed. <see cref="FaceEnrollSandbox.LimitRate"/> sets any number.
    /// </summary>
    public bool DocumentedRateLimits { get; set; }

    /// <summary>What happens to a picture's address. Default: fetched if on loopback, refused otherwise.</summary>
    public SandboxPictureFetch PictureFetch { get; set; } = SandboxPictureFetch.Loopback;

    /// <summary>The most bytes of one request's body that are read. Default: 32 MiB; beyond it, HTTP 413.</summary>
    public long MaxRequestBytes { get; set; } = 32 * 1024 * 1024;

    /// <summary>The most bytes of pictures held in memory; the oldest go first. Default: 128 MiB.</summary>
    public long MaxPictureBytes { get; set; } = 128 * 1024 * 1024;

    /// <summary>
    /// The most bytes of requests that faults hold to be executed later (<see cref="SandboxFault.StoreOnCommand"/>,
    /// <see cref="SandboxFault.StoreAfterClose"/>). Default: 64 MiB; beyond it, the call is refused with HTTP 503.
    /// </summary>
    public long MaxHeldBytes { get; set; } = 64 * 1024 * 1024;

    /// <summary>Which pictures get which verdict; also reachable while running, as <see cref="FaceEnrollSandbox.Verdicts"/>.</summary>
    public SandboxVerdicts Verdicts { get; } = new();
}
