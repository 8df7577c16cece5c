using System.Text.Json.Serialization;

namespace FaceEnroll.Sdk;

/// <summary>What a call does by itself when it does not know whether the face was enrolled.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<FaceUnknownOutcome>))]
public enum FaceUnknownOutcome
{
    /// <summary>Throws <see cref="FaceEnrollmentOutcomeUnknownException"/> with a ticket.</summary>
    Throw = 0,

    /// <summary>
    /// Reads back what the vendor holds, up to <see cref="FaceEnrollmentOptions.ReconcileTimeout"/>, and throws only when
    /// that gives no answer. Never sends again.
    /// </summary>
    Reconcile,

    /// <summary>
    /// The same, and sends once more when the face is certainly not there and the lost request can no longer run. The
    /// remaining risk: another process that adds or deletes faces of the same person meanwhile, and a vendor that applies a
    /// request later than it documents. It needs a <see cref="FaceEnrollmentOptions.ReconcileTimeout"/> longer than the
    /// vendor's signatures are valid: 5 minutes at Tencent, 15 at Alibaba.
    /// </summary>
    ReconcileAndResend,
}
