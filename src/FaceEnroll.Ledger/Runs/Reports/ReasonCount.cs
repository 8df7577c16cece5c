namespace FaceEnroll.Ledger.Runs.Reports;

/// <summary>How many items ended in one way.</summary>
/// <param name="Status">The state: neither pending nor enrolled.</param>
/// <param name="Kind">The kind of failure.</param>
/// <param name="VendorCode">The vendor's own code; null where there is none.</param>
/// <param name="Count">How many.</param>
internal readonly record struct ReasonCount(
    FaceRunEntryStatus Status,
    FaceEnrollmentErrorKind Kind,
    string? VendorCode,
    long Count
);
