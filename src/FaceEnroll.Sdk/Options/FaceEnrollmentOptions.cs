using System.Runtime.Serialization;
using System.Text.Json.Serialization;
using System.Threading.RateLimiting;
using FaceEnroll.Sdk.Journal;

namespace FaceEnroll.Sdk;

/// <summary>Options that every vendor's registration has.</summary>
/// <remarks>
/// They are read at every call, so that reloaded configuration takes effect. A class, not a record: it holds secrets. When
/// System.Text.Json or Newtonsoft.Json writes it, keys and what only code can set are left out; nor do these read them from
/// JSON. Configuration binds the keys as usual.
/// </remarks>
/// <example>
/// <code>
/// services
///     .AddFaceEnrollment()
///     .AddTencentCloud(options =&gt;
///     {
///         options.Timeout = TimeSpan.FromSeconds(30); // one call, waiting and retries included
///         options.AttemptTimeout = TimeSpan.FromSeconds(10);
///         options.Retry.MaxRetries = 2;
///         options.RequestsPerSecond = 20;
///         options.RateLimiterQueueLimit = 500;
///         options.CircuitBreaker = new FaceCircuitBreakerOptions { BreakDuration = TimeSpan.FromSeconds(30) };
///     });
/// </code>
/// </example>
public abstract class FaceEnrollmentOptions
{
    internal static readonly TimeSpan DefaultAttemptTimeout = TimeSpan.FromMinutes(1);

    private protected FaceEnrollmentOptions() { }

    /// <summary>
    /// Scheme, host and port to call instead of the vendor's own. An absolute https URI without path and query; plain
    /// http is taken for loopback only.
    /// </summary>
    /// <value>Null by default: the vendor's host for the region.</value>
    public Uri? Endpoint { get; set; }

    /// <summary>Gives the credentials, at every attempt; wins over the key properties.</summary>
    /// <value>Null by default.</value>
    [JsonIgnore, IgnoreDataMember]
    public Func<CancellationToken, ValueTask<FaceEnrollmentCredentials>>? CredentialsProvider { get; set; }

    /// <summary>
    /// Whether a registration in a container without any credentials is a fault at start: no
    /// <see cref="CredentialsProvider"/>, no keys, no environment variables. It looks and asks nobody.
    /// </summary>
    /// <value>True by default. Set it to false where keys come into the environment later.</value>
    public bool RequireCredentialsAtStart { get; set; } = true;

    /// <summary>The time one call may take, waiting and retries included.</summary>
    /// <value>2 minutes by default.</value>
    public TimeSpan Timeout { get; set; } = TimeSpan.FromMinutes(2);

    /// <summary>The time one attempt may take, from the connection to the last byte of the reply.</summary>
    /// <value>1 minute by default; another is at most <see cref="Timeout"/>.</value>
    public TimeSpan AttemptTimeout { get; set; } = DefaultAttemptTimeout;

    /// <summary>Retries of failures that surely enrolled nothing. Unknown outcomes are never retried.</summary>
    public FaceRetryOptions Retry { get; set; } = new();

    /// <summary>Whether calls for one person wait for each other.</summary>
    /// <value>
    /// True by default: Tencent refuses parallel calls, and finding out what a lost call did needs it. Where it is off, a face
    /// found for a ticket is undecidable, unless the vendor keeps a reference of the call with it.
    /// </value>
    public bool SerializeCallsPerPerson { get; set; } = true;

    /// <summary>Most requests a second that this registration sends.</summary>
    /// <value>Null by default: the vendor's documented figure, or no limit where it states none.</value>
    public double? RequestsPerSecond { get; set; }

    /// <summary>Most calls that wait for the rate limiter; one more fails as LocalLimit.</summary>
    /// <value>1,000 by default.</value>
    public int RateLimiterQueueLimit { get; set; } = 1000;

    /// <summary>How many entries of a list are asked for at once (<see cref="IFaceDirectory"/>); a vendor may allow fewer.</summary>
    /// <value>100 by default; 10 to 1,000. ID Verification documents no most, so never more than 20, as in its sample.</value>
    public int ListPageSize { get; set; } = 100;

    /// <summary>A rate limiter to use instead of the registration's own, for example one that several share.</summary>
    /// <value>Null by default. The registration does not dispose it.</value>
    [JsonIgnore, IgnoreDataMember]
    public RateLimiter? RateLimiter { get; set; }

    /// <summary>
    /// Longest pause that a vendor's <c>Retry-After</c> makes for the registration: a longer wish is cut to it. The pause
    /// shows in <see cref="IFaceEnrollmentPause"/>, which can end it too.
    /// </summary>
    /// <value>1 hour by default.</value>
    public TimeSpan MaxRetryAfter { get; set; } = TimeSpan.FromHours(1);

    /// <summary>
    /// The vendor account that the keys belong to, in the host's own words. Tickets and erasure receipts carry it and
    /// are answered for it only.
    /// Keys rotate, accounts do not: set it when several registrations share an account, when a registration may be renamed,
    /// or when keys rotate. With a ledger, set it always: the account is a part of what counts as the same there. It must change
    /// when the keys become those of another account.
    /// </summary>
    /// <value>Null by default: the registration's name.</value>
    public string? Account { get; set; }

    /// <summary>
    /// Keeps tickets over a restart: a ticket is saved before the first byte of an enrollment, and completed when its outcome
    /// is known. An enrollment for a person with an open ticket settles that one first.
    /// </summary>
    /// <value>Null by default: the service registered for the registration's name, else the one registered without a name,
    /// else none.</value>
    [JsonIgnore, IgnoreDataMember]
    public IFaceTicketStore? TicketStore { get; set; }

    /// <summary>
    /// Makes of each picture what the vendor takes, before preflight looks at it: see the package FaceEnroll.Imaging, or write
    /// one.
    /// </summary>
    /// <value>Null by default: the service registered for the registration's name, else the one registered without a name,
    /// else none, and pictures are sent as they are given.</value>
    [JsonIgnore, IgnoreDataMember]
    public IFaceImagePreparer? ImagePreparer { get; set; }

    /// <summary>What preflight does with a picture that breaks a documented rule. Advisory rules only warn.</summary>
    /// <value><see cref="FaceImagePreflight.Enforce"/> by default.</value>
    public FaceImagePreflight Preflight { get; set; } = FaceImagePreflight.Enforce;

    /// <summary>
    /// Called with the ticket before the first byte of an enrollment is sent, so that even a killed process leaves what is
    /// needed to find out; and again, with the same <see cref="FaceEnrollmentTicket.OperationId"/>, when a correction of
    /// the clock moves the ticket's end. What it throws stops the call with
    /// <see cref="FaceEnrollmentErrorKind.HostCallback"/>.
    /// </summary>
    /// <value>Null by default.</value>
    [JsonIgnore, IgnoreDataMember]
    public Func<FaceEnrollmentTicket, CancellationToken, ValueTask>? OnSending { get; set; }

    /// <summary>What a call does by itself when it does not know whether the face was enrolled.</summary>
    /// <value><see cref="FaceUnknownOutcome.Throw"/> by default.</value>
    public FaceUnknownOutcome OnUnknown { get; set; }

    /// <summary>How long reading back may take, beyond <see cref="Timeout"/>.</summary>
    /// <value>1 minute by default: enough to find a face that landed; too short to be sure that one never will.</value>
    public TimeSpan ReconcileTimeout { get; set; } = TimeSpan.FromMinutes(1);

    /// <summary>
    /// Whether the person's face ids are read before each enrollment, where the vendor can list them. Only then can absence
    /// be told from presence afterwards. It costs one request per call.
    /// </summary>
    /// <value>
    /// Null by default: when <see cref="OnUnknown"/> is not <see cref="FaceUnknownOutcome.Throw"/> or
    /// somebody keeps the ticket: <see cref="OnSending"/>, the request's own, a <see cref="TicketStore"/>, or a ledger.
    /// </value>
    public bool? ReadFacesBeforeSending { get; set; }

    /// <summary>Stops sending for a while when too many calls fail by the vendor's or the network's fault.</summary>
    /// <value>Null by default: off. In configuration one of its options switches it on.</value>
    public FaceCircuitBreakerOptions? CircuitBreaker { get; set; }

    /// <summary>The clock.</summary>
    /// <value><see cref="TimeProvider.System"/> by default.</value>
    [JsonIgnore, IgnoreDataMember]
    public TimeProvider TimeProvider { get; set; } = TimeProvider.System;

    /// <summary>Makes the nonce of each attempt: unique text of ASCII letters and digits (FinAuth: at most 10 digits).</summary>
    /// <value>Null by default: random, from the system's cryptographic generator.</value>
    [JsonIgnore, IgnoreDataMember]
    public Func<string>? NonceSource { get; set; }

    /// <summary>The type's name only.</summary>
    /// <returns>The type's name.</returns>
    public override string ToString() => GetType().Name;

    /// <summary>Remembers what was enrolled; null for none.</summary>
    internal IEnrollmentLedger? Ledger { get; set; }

    /// <summary>What configuration may give at every vendor.</summary>
    internal static OptionNames CommonNames { get; } =
        new()
        {
            Values =
            [
                OptionName.Uri(nameof(Endpoint)),
                OptionName.Text(nameof(Account)),
                OptionName.Switch(nameof(RequireCredentialsAtStart)),
                OptionName.Switch(nameof(SerializeCallsPerPerson)),
                OptionName.Number(nameof(RequestsPerSecond)),
                OptionName.Integer(nameof(RateLimiterQueueLimit)),
                OptionName.Integer(nameof(ListPageSize)),
                OptionName.Choice<FaceImagePreflight>(nameof(Preflight)),
                OptionName.Choice<FaceUnknownOutcome>(nameof(OnUnknown)),
                OptionName.Switch(nameof(ReadFacesBeforeSending)),
                OptionName.Time(nameof(Timeout)),
                OptionName.Time(nameof(AttemptTimeout)),
                OptionName.Time(nameof(ReconcileTimeout)),
                OptionName.Time(nameof(MaxRetryAfter)),
            ],
            CodeOnly =
            [
                nameof(CredentialsProvider),
                nameof(RateLimiter),
                nameof(OnSending),
                nameof(TicketStore),
                nameof(ImagePreparer),
                nameof(TimeProvider),
                nameof(NonceSource),
            ],
            Groups =
            [
                new(nameof(Retry), FaceRetryOptions.Names),
                new(nameof(CircuitBreaker), FaceCircuitBreakerOptions.Names),
            ],
        };

    /// <summary>Whose options these are.</summary>
    internal abstract FaceVendor Vendor { get; }

    /// <summary>What configuration may give here.</summary>
    internal abstract OptionNames OptionNames { get; }

    /// <summary>Reads the credentials.</summary>
    internal abstract CredentialSource Credentials { get; }

    /// <summary>Whether the person's face ids are read before each enrollment.</summary>
    /// <param name="isTicketKept">Whether somebody keeps the ticket.</param>
    internal bool ReadsFaces(bool isTicketKept) =>
        ReadFacesBeforeSending ?? (OnUnknown != FaceUnknownOutcome.Throw || isTicketKept);

    /// <summary>Whether key id and session token travel in headers, which take ASCII only.</summary>
    internal virtual bool KeysInHeaders => true;

    /// <summary>Scheme, host and port to call. The options are valid.</summary>
    internal abstract Uri EffectiveEndpoint { get; }

    /// <summary>Whether a key property is set, whether or not the pair is whole.</summary>
    internal abstract bool HasAnyKey { get; }

    /// <summary>The key properties as credentials; null when they are not set.</summary>
    internal abstract FaceEnrollmentCredentials? StaticCredentials();

    /// <summary>Appends what is wrong, each in words that begin with the option's name.</summary>
    internal abstract void Validate(ICollection<string> faults);
}
