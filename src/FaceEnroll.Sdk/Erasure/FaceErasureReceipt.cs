using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;
using FaceEnroll.Sdk.Primitives;
using FaceEnroll.Sdk.Signing;

namespace FaceEnroll.Sdk;

/// <summary>
/// What an erasure found, what it deleted, when, what the vendor answered, and what cannot be known. Made by
/// <see cref="IFaceEraser.ErasePersonAsync"/>, finished by <see cref="IFaceEraser.VerifyErasureAsync"/>, in any process.
/// It holds ids, so treat it as personal data, or keep it as <see cref="WithHashedIds"/> makes it.
/// </summary>
/// <remarks>A class, not a record: it must not print itself. Not thread-safe while it is being changed.</remarks>
/// <example>
/// <code>
/// var receipt = await eraser.ErasePersonAsync("employee-4711");
/// await SaveAsync(receipt.ToJson());
///
/// // Later, also after a restart, at or after receipt.VerifyAfter, with the faces that you enrolled for the person since:
/// receipt = await eraser.VerifyErasureAsync(FaceErasureReceipt.FromJson(await LoadAsync()), enrolledSince);
/// // A pending one, too: it has what was deleted since and what is to be kept, and is the one to verify again.
/// var isOver = receipt.Status == FaceErasureStatus.Complete;
/// await SaveAsync((isOver ? receipt.WithHashedIds(archiveKey) : receipt).ToJson());
/// </code>
/// </example>
public sealed partial class FaceErasureReceipt
{
    /// <summary>The form that this version writes. Newer ones are refused.</summary>
    internal const int CurrentVersion = 1;

    /// <summary>The form of the receipt: 1 today.</summary>
    [JsonRequired]
    public int Version { get; set; }

    /// <summary>This erasure's own id.</summary>
    [JsonRequired]
    public string Id { get; set; } = "";

    /// <summary>The vendor.</summary>
    [JsonRequired]
    public FaceVendor Vendor { get; set; }

    /// <summary>The registration that erased.</summary>
    [JsonRequired]
    public string Registration { get; set; } = "";

    /// <summary>The vendor account, as <see cref="FaceEnrollmentOptions.Account"/> names it: verified at the same only.</summary>
    [JsonRequired]
    public string Account { get; set; } = "";

    /// <summary>
    /// Lower-case hex SHA-256 of the key's id that erased, where no <see cref="FaceEnrollmentOptions.Account"/> was named: then only
    /// the same key certainly asks the same account. After a change of the key, set the option to <see cref="Account"/> to verify. Null
    /// where an account was named, and for temporary keys, whose ids change.
    /// </summary>
    public string? KeyIdSha256 { get; set; }

    /// <summary>Scheme, host and port that the calls went to.</summary>
    [JsonRequired]
    public string Endpoint { get; set; } = "";

    /// <summary>The person; lower-case hex HMAC-SHA256 where <see cref="AreIdsHashed"/>.</summary>
    [JsonRequired]
    public string PersonId { get; set; } = "";

    /// <summary>Whether ids are hashed: such a receipt is to be kept, and can no longer be verified.</summary>
    public bool AreIdsHashed { get; set; }

    /// <summary>The libraries that the person was to be erased from; empty where the person itself was, wherever it was.</summary>
    [JsonRequired]
    public IReadOnlyList<string> LibraryIds { get; set; } = [];

    /// <summary>
    /// Whether no library was named, which Tencent Cloud and Guardrails allow: the person is erased from the one that it is in
    /// whenever that is looked at, and from none while it is in several.
    /// </summary>
    public bool AnyLibrary { get; set; }

    /// <summary>Whether the person was to be erased from all libraries.</summary>
    public bool AllLibraries { get; set; }

    /// <summary>How far it is.</summary>
    [JsonRequired]
    public FaceErasureStatus Status { get; set; }

    /// <summary>When it began, by the vendor's clock as far as it was known.</summary>
    [JsonRequired]
    public DateTimeOffset StartedAt { get; set; }

    /// <summary>The same by this machine's clock.</summary>
    [JsonRequired]
    public DateTimeOffset LocalStartedAt { get; set; }

    /// <summary>How far <see cref="StartedAt"/> may be off the vendor's clock; null when no reply had shown that.</summary>
    public TimeSpan? ClockErrorBound { get; set; }

    /// <summary>
    /// No enrollment that began before this erasure has a later stamp, if those of other processes take no longer than
    /// <see cref="FaceEnrollmentOptions.Timeout"/> as it was here, and their clocks are no further ahead than
    /// <see cref="SignatureValidity"/>.
    /// </summary>
    [JsonRequired]
    public DateTimeOffset NoAttemptAfter { get; set; }

    /// <summary>How long after its stamp the vendor accepts a request: at FinAuth as the option here says.</summary>
    [JsonRequired]
    public TimeSpan SignatureValidity { get; set; }

    /// <summary>
    /// From then on no enrollment that began before this erasure can land, by the vendor's clock. Verify then, and do not enroll
    /// the person again before, or name its new faces when verifying. What is found more than an hour later is left until you
    /// say which faces to keep, for the person may have come back; at FinAuth, which tells, only what was added after it.
    /// </summary>
    [JsonRequired]
    public DateTimeOffset VerifyAfter { get; set; }

    /// <summary>When the vendor was last read, by this machine's clock; null before the first verification.</summary>
    public DateTimeOffset? VerifiedAt { get; set; }

    /// <summary>When it was complete, by this machine's clock; null until then.</summary>
    public DateTimeOffset? CompletedAt { get; set; }

    /// <summary>The faces that were found, at the beginning and when verifying.</summary>
    [JsonRequired]
    public IReadOnlyList<FaceErasedFace> Faces { get; set; } = [];

    /// <summary>
    /// What became of the person itself, where a vendor has people (Tencent Cloud, Guardrails); null where a person is only
    /// a label on its faces.
    /// </summary>
    public FaceDeletionOutcome? Person { get; set; }

    /// <summary>The vendor's name of the operation that was to delete the person; null where none was sent.</summary>
    public string? PersonOperation { get; set; }

    /// <summary>The vendor's id of that request, for its support; null when it gave none.</summary>
    public string? PersonRequestId { get; set; }

    /// <summary>The vendor's own code, where it refused or failed; null otherwise.</summary>
    public string? PersonVendorCode { get; set; }

    /// <summary>Other libraries that the person is still in, where the vendor tells (Tencent Cloud, Guardrails).</summary>
    public IReadOnlyList<string> RemainsIn { get; set; } = [];

    /// <summary>How many enrollments of the person were open when it was last looked: lost, and not settled.</summary>
    public int OpenEnrollments { get; set; }

    /// <summary>
    /// The <see cref="FaceEnrollmentTicket.OperationId"/> of each enrollment that was open when the erasure began: what they add is
    /// deleted, what later ones add is not.
    /// </summary>
    public IReadOnlyList<string> OpenOperationIds { get; set; } = [];

    /// <summary>
    /// The faces that a verification named as those to keep: they are kept until another one names others. Hashed like
    /// <see cref="PersonId"/>.
    /// </summary>
    public IReadOnlyList<string> KeptFaceIds { get; set; } = [];

    /// <summary>
    /// Why it is not complete, what cannot be verified, and what was kept or is elsewhere, in sentences that hold no ids.
    /// </summary>
    public IReadOnlyList<string> Reasons { get; set; } = [];

    /// <summary>When it began, by the monotonic clock of the process that erased; null in any other.</summary>
    internal MonotonicMoment? Started { get; set; }

    /// <summary>The moment of <see cref="NoAttemptAfter"/> by the same clock as <see cref="Started"/>.</summary>
    internal MonotonicMoment? End { get; set; }

    /// <summary>Writes the receipt as JSON.</summary>
    /// <returns>The text; it holds ids unless they are hashed.</returns>
    public string ToJson() => JsonSerializer.Serialize(this, FaceErasureReceiptJson.Default.FaceErasureReceipt);

    /// <summary>Reads a receipt from JSON.</summary>
    /// <param name="json">What <see cref="ToJson"/> wrote.</param>
    /// <returns>The receipt.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="json"/> is null.</exception>
    /// <exception cref="FormatException">It is not a receipt, not a whole one, or one of a newer version.</exception>
    public static FaceErasureReceipt FromJson(string json)
    {
        ArgumentNullException.ThrowIfNull(json);
        FaceErasureReceipt? receipt;
        try
        {
            receipt = JsonSerializer.Deserialize(json, FaceErasureReceiptJson.Default.FaceErasureReceipt);
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException)
        {
            // The parser's own message may quote the text.
            throw new FormatException("The text is no erasure receipt.");
        }

        return receipt is null ? throw new FormatException("The text is no erasure receipt.")
            : receipt.Fault() is { } fault ? throw new FormatException($"The text is no erasure receipt: {fault}.")
            : receipt;
    }

    /// <summary>
    /// A copy for the archive: the person's and the faces' ids are HMAC-SHA256 with your key, so that who has the key can
    /// prove whose receipt it is, and nobody else can tell. Libraries stay readable. A pending receipt must be verified first.
    /// </summary>
    /// <param name="key">The key, at least 16 bytes.</param>
    /// <returns>The copy.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="key"/> is null.</exception>
    /// <exception cref="ArgumentException">The key is shorter.</exception>
    /// <exception cref="InvalidOperationException">The receipt is pending, or its ids are hashed already.</exception>
    public FaceErasureReceipt WithHashedIds(byte[] key)
    {
        ArgumentNullException.ThrowIfNull(key);
        if (key.Length < 16)
        {
            throw new ArgumentException("The key must have at least 16 bytes.", nameof(key));
        }

        if (AreIdsHashed || Status == FaceErasureStatus.Pending)
        {
            throw new InvalidOperationException(
                AreIdsHashed
                    ? "The receipt's ids are hashed already."
                    : "The receipt is pending: without its ids it could not be verified. Verify it first."
            );
        }

        using var hmac = new HMACSHA256(key);
        var copy = Copy();
        copy.AreIdsHashed = true;
        copy.PersonId = Hash(hmac, PersonId);
        copy.KeptFaceIds = [.. KeptFaceIds.Select(id => Hash(hmac, id))];
        foreach (var face in copy.Faces)
        {
            face.FaceId = Hash(hmac, face.FaceId);
            face.RecordId = face.RecordId is { } record ? Hash(hmac, record) : null;
        }

        return copy;
    }

    /// <summary>The erasure's id, its state and counts only: the rest is personal.</summary>
    /// <returns>Vendor, id, status and counts.</returns>
    public override string ToString() =>
        $"{Vendor} erasure {Id}: {Status}, {Faces.Count(static f => f.Outcome == FaceDeletionOutcome.Gone)} of {Faces.Count} faces gone";

    private static string Hash(HMACSHA256 hmac, string id)
    {
        var text = new Utf8Buffer(stackalloc byte[64]);
        text.AppendHex(hmac.ComputeHash(Encoding.UTF8.GetBytes(id)));
        var hex = text.ToText();
        text.Dispose();
        return hex;
    }
}
