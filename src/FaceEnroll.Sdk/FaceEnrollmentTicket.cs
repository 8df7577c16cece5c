using System.Text.Json;
using System.Text.Json.Serialization;

namespace FaceEnroll.Sdk;

/// <summary>
/// What is needed to find out later whether an enrollment landed: made before the first byte is sent, without picture
/// and without secret. It holds ids, so treat it as personal data.
/// </summary>
/// <remarks>A class, not a record: it must not print itself. Not thread-safe while it is being changed.</remarks>
public sealed class FaceEnrollmentTicket
{
    /// <summary>This operation's own id, unique per call.</summary>
    public string OperationId { get; set; } = "";

    /// <summary>The vendor.</summary>
    public FaceVendor Vendor { get; set; }

    /// <summary>The vendor's name of the operation.</summary>
    public string Operation { get; set; } = "";

    /// <summary>The registration that made the call.</summary>
    public string Registration { get; set; } = "";

    /// <summary>Scheme, host and port that the call went to.</summary>
    public string Endpoint { get; set; } = "";

    /// <summary>The person's id.</summary>
    public string PersonId { get; set; } = "";

    /// <summary>The library; null where a person carries its own groups.</summary>
    public string? LibraryId { get; set; }

    /// <summary>A reference of this operation's own that was stored with the face (ADVANCE.AI); null elsewhere.</summary>
    public string? Reference { get; set; }

    /// <summary>Lower-case hex SHA-256 of each picture, in order; null for a picture given as a URL.</summary>
    public IReadOnlyList<string?> ImageSha256 { get; set; } = [];

    /// <summary>The person's face ids known before the call; null when they were not read.</summary>
    public IReadOnlyList<string>? KnownFaceIds { get; set; }

    /// <summary>When the ticket was made, by the vendor's clock as far as it is known.</summary>
    public DateTimeOffset CreatedAt { get; set; }

    /// <summary>When each attempt was signed, by the same clock. Empty in the ticket that <c>OnSending</c> gets.</summary>
    public IReadOnlyList<DateTimeOffset> Attempts { get; set; } = [];

    /// <summary>
    /// No attempt of this call is signed later: the end of the call's time, and once the call is over its last attempt.
    /// </summary>
    public DateTimeOffset NoAttemptAfter { get; set; }

    /// <summary>Writes the ticket as JSON.</summary>
    /// <returns>The text; it holds ids.</returns>
    public string ToJson() => JsonSerializer.Serialize(this, FaceEnrollmentTicketJson.Default.FaceEnrollmentTicket);

    /// <summary>Reads a ticket from JSON.</summary>
    /// <param name="json">What <see cref="ToJson"/> wrote.</param>
    /// <returns>The ticket.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="json"/> is null.</exception>
    /// <exception cref="FormatException">It is not a ticket.</exception>
    public static FaceEnrollmentTicket FromJson(string json)
    {
        ArgumentNullException.ThrowIfNull(json);
        try
        {
            return JsonSerializer.Deserialize(json, FaceEnrollmentTicketJson.Default.FaceEnrollmentTicket)
                ?? throw new FormatException("The text is no enrollment ticket.");
        }
        catch (JsonException)
        {
            // The parser's own message may quote the text.
            throw new FormatException("The text is no enrollment ticket.");
        }
    }

    /// <summary>The operation's id only: the rest is personal.</summary>
    /// <returns>Vendor and operation id.</returns>
    public override string ToString() => $"{Vendor} enrollment {OperationId}";
}

[JsonSourceGenerationOptions(UseStringEnumConverter = true)]
[JsonSerializable(typeof(FaceEnrollmentTicket))]
internal sealed partial class FaceEnrollmentTicketJson : JsonSerializerContext;
