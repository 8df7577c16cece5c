using System.Text.Json.Serialization;

namespace FaceEnroll.Ledger;

/// <summary>What a ledger's record is worth.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<LedgerUse>))]
public enum LedgerUse
{
    /// <summary>What is recorded as enrolled is the answer.</summary>
    Trust = 0,

    /// <summary>
    /// The vendor is read first, which costs a request: faces vanish there by hand, or after a year without searches. A picture
    /// that is certainly gone is enrolled again. Where the vendor cannot prove it, or the face was added so lately that it need not
    /// show, the record is the answer.
    /// </summary>
    Verify,

    /// <summary>
    /// What is recorded does not keep a picture from being sent: it may be enrolled twice. Sends are recorded all the same,
    /// and a person's open call is settled first.
    /// </summary>
    Ignore,
}
