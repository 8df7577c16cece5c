using System.Text.Json;
using System.Text.Json.Serialization;
using FaceEnroll.Sdk.Primitives;

namespace FaceEnroll.Sdk;

/// <summary>
/// What is needed to find out later whether an enrollment landed: made before the first byte is sent, without picture
/// and without secret. It holds ids, so treat it as personal data.
/// </summary>
/// <remarks>A class, not a record: it must not print itself. Not thread-safe while it is being changed.</remarks>
public sealed class FaceEnrollmentTicket
{
    /// <summary>The form that this version writes. Older ones are read; newer ones are refused.</summary>
    internal const int CurrentVersion = 2;

    /// <summary>The form of the ticket: 2 today; 0 where the first version wrote it, or nobody set it.</summary>
    public int Version { get; set; }

    /// <summary>This operation's own id, unique per send.</summary>
    [JsonRequired]
    public string OperationId { get; set; } = "";

    /// <summary>The vendor.</summary>
    [JsonRequired]
    public FaceVendor Vendor { get; set; }

    /// <summary>The vendor's name of the operation.</summary>
    [JsonRequired]
    public string Operation { get; set; } = "";

    /// <summary>The registration that made the call.</summary>
    [JsonRequired]
    public string Registration { get; set; } = "";

    /// <summary>
    /// The vendor account that the call went to, as <see cref="FaceEnrollmentOptions.Account"/> names it; null in tickets of
    /// older versions. A ticket is answered for its own account only.
    /// </summary>
    public string? Account { get; set; }

    /// <summary>
    /// Lower-case hex SHA-256 of the key's id that signed; null in tickets of older versions and where a token stands for
    /// the key. Keys rotate, accounts do not: it only tells whether the account surely is the same.
    /// </summary>
    public string? KeyIdSha256 { get; set; }

    /// <summary>Scheme, host and port that the call went to.</summary>
    [JsonRequired]
    public string Endpoint { get; set; } = "";

    /// <summary>The person's id.</summary>
    [JsonRequired]
    public string PersonId { get; set; } = "";

    /// <summary>The library; null where a person carries its own groups.</summary>
    public string? LibraryId { get; set; }

    /// <summary>A reference of this operation's own that was stored with the face (ADVANCE.AI); null elsewhere.</summary>
    public string? Reference { get; set; }

    /// <summary>The caller's own text, from <see cref="FaceEnrollmentRequest.Correlation"/>; it is never sent.</summary>
    public string? Correlation { get; set; }

    /// <summary>Which send of its call this is: 1, and 2 after a lost one was proven not to have landed.</summary>
    public int SendNumber { get; set; } = 1;

    /// <summary>
    /// Whether other calls of the person may have run beside this one, because
    /// <see cref="FaceEnrollmentOptions.SerializeCallsPerPerson"/> was off, or because the ticket store had not yet been
    /// asked what else is open when this was saved: then a face found may be theirs, and only a <see cref="Reference"/> can
    /// tell.
    /// </summary>
    public bool MayOverlap { get; set; }

    /// <summary>
    /// Lower-case hex SHA-256 of each picture as the caller gave it, in order; null for a picture given as a URL, and for all of them when nobody
    /// kept the ticket before sending: pictures are not read for a hash once their outcome is unknown.
    /// </summary>
    [JsonRequired]
    public IReadOnlyList<string?> ImageSha256 { get; set; } = [];

    /// <summary>
    /// Lower-case hex SHA-256 of each picture that an <see cref="IFaceImagePreparer"/> made and that was sent in place of the
    /// caller's, in order; null for one that was sent as it was given, and as a whole when all were. What identifies a picture is
    /// <see cref="ImageSha256"/>.
    /// </summary>
    public IReadOnlyList<string?>? SentImageSha256 { get; set; }

    /// <summary>The person's face ids known before the call; null when they were not read.</summary>
    public IReadOnlyList<string>? KnownFaceIds { get; set; }

    /// <summary>When the ticket was made, before the first byte, by the vendor's clock as far as it was known.</summary>
    [JsonRequired]
    public DateTimeOffset CreatedAt { get; set; }

    /// <summary>
    /// How far <see cref="CreatedAt"/> may be off the vendor's clock, either way; null when no reply of the vendor had shown
    /// its clock before.
    /// </summary>
    public TimeSpan? ClockErrorBound { get; set; }

    /// <summary>
    /// The moment of <see cref="CreatedAt"/> by this machine's own clock, so that a clock that was set since can be seen;
    /// null in tickets of older versions.
    /// </summary>
    public DateTimeOffset? LocalCreatedAt { get; set; }

    /// <summary>
    /// How each attempt's signature was stamped: this machine's clock, corrected where the vendor refused the time. Empty
    /// in the ticket that <c>OnSending</c> gets.
    /// </summary>
    [JsonRequired]
    public IReadOnlyList<DateTimeOffset> Attempts { get; set; } = [];

    /// <summary>
    /// No attempt of this call is stamped later, by the clock of <see cref="Attempts"/>: the end of the call's time, and,
    /// once the call is over, its last attempt.
    /// </summary>
    [JsonRequired]
    public DateTimeOffset NoAttemptAfter { get; set; }

    /// <summary>
    /// How long after its stamp the vendor accepts a request, as it was when the request was signed; null where nothing
    /// limits it, and in tickets of older versions.
    /// </summary>
    public TimeSpan? SignatureValidity { get; set; }

    /// <summary>
    /// The moment of <see cref="CreatedAt"/> by the monotonic clock of the process that made the call; null in any other.
    /// </summary>
    internal MonotonicMoment? Created { get; set; }

    /// <summary>The same for <see cref="NoAttemptAfter"/>.</summary>
    internal MonotonicMoment? End { get; set; }

    /// <summary>No attempt was stamped later, whatever a store made of <see cref="NoAttemptAfter"/>.</summary>
    internal DateTimeOffset LastSigned
    {
        get
        {
            var last = NoAttemptAfter;
            foreach (var stamp in Attempts)
            {
                last = SafeTime.Later(last, stamp);
            }

            return last;
        }
    }

    /// <summary>
    /// The same, but not before the ticket was made. With a slow clock on this machine it would be; the later time is the
    /// one to wait for.
    /// </summary>
    internal DateTimeOffset LastStamp =>
        SafeTime.Later(LastSigned, SafeTime.Add(CreatedAt, -(ClockErrorBound ?? TimeSpan.Zero)));

    /// <summary>Writes the ticket as JSON.</summary>
    /// <returns>The text; it holds ids.</returns>
    public string ToJson() => JsonSerializer.Serialize(this, FaceEnrollmentTicketJson.Default.FaceEnrollmentTicket);

    /// <summary>Reads a ticket from JSON.</summary>
    /// <param name="json">What <see cref="ToJson"/> wrote, in this version or an older one.</param>
    /// <returns>The ticket.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="json"/> is null.</exception>
    /// <exception cref="FormatException">
    /// It is not a ticket, not a whole one, or one of a newer version; the message says which member is wrong.
    /// </exception>
    public static FaceEnrollmentTicket FromJson(string json)
    {
        ArgumentNullException.ThrowIfNull(json);
        FaceEnrollmentTicket? ticket;
        try
        {
            ticket = JsonSerializer.Deserialize(json, FaceEnrollmentTicketJson.Default.FaceEnrollmentTicket);
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException)
        {
            // The parser's own message may quote the text.
            throw new FormatException($"The text is no enrollment ticket{Unread(json, (e as JsonException)?.Path)}.");
        }

        return ticket is null ? throw new FormatException("The text is no enrollment ticket.")
            : ticket.Fault() is { } fault ? throw new FormatException($"The text is no enrollment ticket: {fault}.")
            : ticket;
    }

    /// <summary>The operation's id only: the rest is personal.</summary>
    /// <returns>Vendor and operation id.</returns>
    public override string ToString() => $"{Vendor} enrollment {OperationId}";

    /// <summary>What is wrong with the ticket, in words that hold none of its values; null when it is whole.</summary>
    internal string? Fault() =>
        Version > CurrentVersion ? "a newer version of this library wrote it"
        : string.IsNullOrEmpty(OperationId) ? "OperationId is missing"
        : !Enum.IsDefined(Vendor) ? "Vendor is missing"
        : string.IsNullOrEmpty(Operation) ? "Operation is missing"
        : string.IsNullOrEmpty(Registration) ? "Registration is missing"
        : Version >= 2 && string.IsNullOrEmpty(Account) ? "Account is missing"
        : !EndpointText.IsAuthority(Endpoint) ? "Endpoint is not a scheme, host and port"
        : string.IsNullOrEmpty(PersonId) ? "PersonId is missing"
        : SendNumber < 1 ? "SendNumber is below 1"
        : KeyIdSha256 is not null && !IsHash(KeyIdSha256) ? "KeyIdSha256 is not 64 lower-case hex digits"
        : !AreHashes(ImageSha256) ? "ImageSha256 is missing, or one is not 64 lower-case hex digits"
        : SentImageSha256 is not null && !AreHashes(SentImageSha256)
            ? "SentImageSha256 holds what is not 64 lower-case hex digits"
        : HasGap(KnownFaceIds) ? "KnownFaceIds holds an empty id"
        : CreatedAt == default ? "CreatedAt is missing"
        : ClockErrorBound < TimeSpan.Zero ? "ClockErrorBound is negative"
        : SignatureValidity <= TimeSpan.Zero || SignatureValidity > TimeSpan.FromDays(36_500)
            ? "SignatureValidity is not above zero"
        : Attempts is null ? "Attempts is null"
        : NoAttemptAfter == default ? "NoAttemptAfter is missing"
        : null;

    /// <summary>Which member the parser failed at; empty when it is not a JSON object at all.</summary>
    private static string Unread(string json, string? path)
    {
        try
        {
            using var text = JsonDocument.Parse(json);
            if (text.RootElement.ValueKind != JsonValueKind.Object)
            {
                return "";
            }

            foreach (var member in FaceEnrollmentTicketJson.Default.FaceEnrollmentTicket.Properties)
            {
                var name = member.Name;
                if (member.IsRequired && !text.RootElement.TryGetProperty(name, out _))
                {
                    return $": {name} is missing";
                }

                if (path == "$." + name || path?.StartsWith($"$.{name}[", StringComparison.Ordinal) == true)
                {
                    return $": {name} cannot be read";
                }
            }
        }
        catch (JsonException)
        {
            // It is not JSON.
        }

        return "";
    }

    private static bool AreHashes(IReadOnlyList<string?>? hashes)
    {
        foreach (var hash in hashes ?? [""])
        {
            if (hash is not null && !IsHash(hash))
            {
                return false;
            }
        }

        return true;
    }

    internal static bool IsHash(string text)
    {
        foreach (var c in text)
        {
            if (c is not ((>= '0' and <= '9') or (>= 'a' and <= 'f')))
            {
                return false;
            }
        }

        return text.Length == 64;
    }

    private static bool HasGap(IReadOnlyList<string>? ids)
    {
        foreach (var id in ids ?? [])
        {
            if (string.IsNullOrEmpty(id))
            {
                return true;
            }
        }

        return false;
    }
}
