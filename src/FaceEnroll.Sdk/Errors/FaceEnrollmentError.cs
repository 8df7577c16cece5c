using System.Runtime.Serialization;
using System.Text;
using System.Text.Json.Serialization;

namespace FaceEnroll.Sdk;

/// <summary>What is known of a failure: the data that every exception of this library carries.</summary>
/// <remarks>Immutable; constructible, so that code which handles errors can be tested.</remarks>
public sealed class FaceEnrollmentError
{
    /// <summary>Creates an error.</summary>
    /// <param name="vendor">The vendor.</param>
    /// <param name="operation">The vendor's name of the operation, for example <c>CreateFace</c>.</param>
    /// <param name="kind">What went wrong.</param>
    /// <param name="certainty">How sure it is that no face was enrolled.</param>
    public FaceEnrollmentError(
        FaceVendor vendor,
        string operation,
        FaceEnrollmentErrorKind kind,
        FaceEnrollmentCertainty certainty
    )
    {
        ArgumentNullException.ThrowIfNull(operation);
        Vendor = vendor;
        Operation = operation;
        Kind = kind;
        Certainty = certainty;
    }

    /// <summary>The vendor.</summary>
    public FaceVendor Vendor { get; }

    /// <summary>The vendor's name of the operation.</summary>
    public string Operation { get; }

    /// <summary>What went wrong.</summary>
    public FaceEnrollmentErrorKind Kind { get; }

    /// <summary>How sure it is that no face was enrolled, or that nothing was deleted: see <see cref="Purpose"/>.</summary>
    public FaceEnrollmentCertainty Certainty { get; }

    /// <summary>What the call was for, so what <see cref="Certainty"/> speaks of. Enroll by default.</summary>
    public FaceOperationPurpose Purpose { get; init; }

    /// <summary>
    /// The vendor's own code, cut at 128 characters. Null when it gave none, and for a text that may be an echo of what
    /// was sent: anything but ASCII letters, digits and <c>- _ . , :</c>, or one that holds a key or the person's id.
    /// </summary>
    public string? VendorCode { get; init; }

    /// <summary>
    /// The vendor's own text, cut at 512 characters. Vendors echo what they were sent: never log it. It is in no
    /// <see cref="Exception.Message"/> of this library.
    /// </summary>
    [JsonIgnore, IgnoreDataMember]
    public string? VendorMessage { get; init; }

    /// <summary>The vendor's id of the request, for its support; null when it gave none, or none of a code's form.</summary>
    public string? RequestId { get; init; }

    /// <summary>The HTTP status of the reply; null when there was none.</summary>
    public int? StatusCode { get; init; }

    /// <summary>Whether the same request may be sent again with some hope of success and without the risk of a second copy.</summary>
    public bool IsRetryable { get; init; }

    /// <summary>How long the vendor asks to wait.</summary>
    public TimeSpan? RetryAfter { get; init; }

    /// <summary>How much a quota or billing refusal blocks.</summary>
    public FaceEnrollmentBlockScope BlockScope { get; init; }

    /// <summary>This library's own words on the failure: parameter and rule, never a value.</summary>
    public string? Detail { get; init; }

    /// <summary>One outcome per picture of the request, where the failure got that far. Never null.</summary>
    public IReadOnlyList<FaceImageOutcome> Images { get; init; } = [];

    /// <summary>What reconciliation needs, when the outcome can be unknown.</summary>
    [JsonIgnore, IgnoreDataMember]
    public FaceEnrollmentTicket? Ticket { get; init; }

    /// <summary>The same with the request's picture outcomes and its ticket.</summary>
    internal FaceEnrollmentError With(
        IReadOnlyList<FaceImageOutcome> images,
        FaceEnrollmentTicket? ticket,
        string? detail = null
    ) => Copy(Certainty, Purpose, detail ?? Detail, images, ticket);

    /// <summary>The same of a call for another purpose.</summary>
    internal FaceEnrollmentError For(FaceOperationPurpose purpose, string? detail = null) =>
        Copy(Certainty, purpose, detail ?? Detail, Images, Ticket);

    /// <summary>The same with another certainty: what an earlier attempt of the call may have done counts, too.</summary>
    internal FaceEnrollmentError As(FaceEnrollmentCertainty certainty) =>
        Copy(certainty, Purpose, Detail, Images, Ticket);

    private FaceEnrollmentError Copy(
        FaceEnrollmentCertainty certainty,
        FaceOperationPurpose purpose,
        string? detail,
        IReadOnlyList<FaceImageOutcome> images,
        FaceEnrollmentTicket? ticket
    ) =>
        new(Vendor, Operation, Kind, certainty)
        {
            Purpose = purpose,
            VendorCode = VendorCode,
            VendorMessage = VendorMessage,
            RequestId = RequestId,
            StatusCode = StatusCode,
            IsRetryable = IsRetryable,
            RetryAfter = RetryAfter,
            BlockScope = BlockScope,
            Detail = detail,
            Images = images,
            Ticket = ticket,
        };

    /// <summary>The text of <see cref="Exception.Message"/>: allow-listed fields only.</summary>
    public override string ToString() => Describe(Kind.ToString());

    /// <summary>The same for a call that its caller canceled: no kind says that.</summary>
    internal string DescribeCanceled() => Describe("canceled by the caller");

    private string Describe(string what)
    {
        var text = new StringBuilder()
            .Append(Vendor)
            .Append(' ')
            .Append(Operation)
            .Append(": ")
            .Append(what)
            .Append(", ")
            .Append(CertaintyText)
            .Append('.');
        if (Detail is not null)
        {
            text.Append(' ').Append(Detail);
        }

        Append(text, "Code", VendorCode);
        if (StatusCode is { } status)
        {
            text.Append(" HTTP ").Append(status).Append('.');
        }

        Append(text, "Request", RequestId);
        return text.ToString();
    }

    private string CertaintyText =>
        (Certainty, Purpose) switch
        {
            (FaceEnrollmentCertainty.NotSent, _) => "nothing was sent",
            (_, FaceOperationPurpose.Read) => "nothing was changed",
            (FaceEnrollmentCertainty.NotApplied, FaceOperationPurpose.Enroll) => "not enrolled",
            (FaceEnrollmentCertainty.NotApplied, FaceOperationPurpose.Delete) => "nothing was deleted",
            (FaceEnrollmentCertainty.NotApplied, _) => "nothing was changed",
            (_, FaceOperationPurpose.Enroll) => "it may have been enrolled: check before sending it again",
            (_, FaceOperationPurpose.Delete) => "it may have been deleted: ask what is there",
            _ => "it may have been changed: ask what is there",
        };

    private static void Append(StringBuilder text, string label, string? value)
    {
        if (!string.IsNullOrEmpty(value))
        {
            text.Append(' ').Append(label).Append(' ').Append(value).Append('.');
        }
    }
}
