using System.Collections.ObjectModel;
using System.Runtime.Serialization;
using System.Text.Json.Serialization;

namespace FaceEnroll.Sdk;

/// <summary>
/// One person's pictures to be enrolled. Each vendor derives a type with its further parameters; what a vendor cannot
/// honour is refused with a clear error, never dropped.
/// </summary>
/// <remarks>Not thread-safe while it is being changed; do not change it during a call. A class, not a record: it must not print itself.</remarks>
/// <example>
/// <code>
/// var request = new FaceEnrollmentRequest("person-1", portrait)
/// {
///     Correlation = "row 4711", // in the ticket only: never sent, logged or traced
///     OnSending = (ticket, sent, token) =&gt; rows.SaveAsync(sent.Correlation, ticket.ToJson(), token),
/// };
/// await client.EnrollAsync(request, cancellationToken);
/// </code>
/// </example>
public class FaceEnrollmentRequest
{
    /// <summary>Creates a request.</summary>
    /// <param name="personId">The person's id; see <see cref="PersonId"/>.</param>
    /// <param name="images">The pictures, in the order in which outcomes are reported.</param>
    /// <exception cref="ArgumentNullException">An argument or a picture is null.</exception>
    /// <exception cref="ArgumentException">The id is empty.</exception>
    public FaceEnrollmentRequest(string personId, IEnumerable<FaceImage> images)
    {
        ArgumentException.ThrowIfNullOrEmpty(personId);
        ArgumentNullException.ThrowIfNull(images);
        PersonId = personId;
        Images = images as FaceImageList ?? new FaceImageList(images);
    }

    /// <summary>Creates a request.</summary>
    /// <inheritdoc cref="FaceEnrollmentRequest(string, IEnumerable{FaceImage})"/>
    public FaceEnrollmentRequest(string personId, params FaceImage[] images)
        : this(personId, (IEnumerable<FaceImage>)images) { }

    /// <summary>
    /// The person's id in the caller's own numbering. It becomes Tencent's and Guardrails' <c>PersonId</c>, FinAuth's
    /// <c>user_id</c>, ID Verification's <c>MerchantUserId</c> and the default of ADVANCE.AI's <c>externalReferenceId</c>.
    /// Alphabet and length are the vendor's: see <see cref="FaceEnrollmentLimits"/>.
    /// </summary>
    [JsonIgnore, IgnoreDataMember]
    public string PersonId { get; }

    /// <summary>The pictures, in the order in which outcomes are reported.</summary>
    [JsonIgnore, IgnoreDataMember]
    public IReadOnlyList<FaceImage> Images { get; }

    /// <summary>
    /// The face library to write to, instead of the registration's own. Null (the default) means the registration's.
    /// Vendors where a person carries its own groups (Tencent, Guardrails) refuse a value.
    /// </summary>
    public string? LibraryId { get; set; }

    /// <summary>
    /// The caller's own text, for example the key of its database row: it stands in the ticket, and is never sent to the
    /// vendor, logged or traced. At most 256 characters.
    /// </summary>
    /// <value>Null by default.</value>
    [JsonIgnore, IgnoreDataMember]
    public string? Correlation { get; set; }

    /// <summary>
    /// Called like <see cref="FaceEnrollmentOptions.OnSending"/> and after it, for this request alone, with the request at
    /// hand: before its first byte is sent, and again when the ticket's end moves. What it throws stops the call.
    /// </summary>
    /// <value>Null by default.</value>
    [JsonIgnore, IgnoreDataMember]
    public Func<FaceEnrollmentTicket, FaceEnrollmentRequest, CancellationToken, ValueTask>? OnSending { get; set; }

    /// <summary>The request as the caller gave it, where this is the vendor's form of it.</summary>
    internal FaceEnrollmentRequest? Original { get; set; }

    /// <summary>A copy that nobody can change, so that the vendor's form of a request can share it.</summary>
    private sealed class FaceImageList : ReadOnlyCollection<FaceImage>
    {
        public FaceImageList(IEnumerable<FaceImage> images)
            : base(images is FaceImage[] array ? (FaceImage[])array.Clone() : new List<FaceImage>(images).ToArray())
        {
            if (Items.Contains(null!))
            {
                throw new ArgumentNullException(nameof(images), "A picture is null.");
            }
        }
    }
}
