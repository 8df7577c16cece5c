namespace FaceEnroll.Ledger;

/// <summary>
/// A ledger cannot be read or written. At an enrollment it is the inner exception of one with the kind
/// <see cref="FaceEnrollmentErrorKind.HostCallback"/>: nothing was sent.
/// </summary>
public sealed class FaceLedgerException : Exception
{
    internal FaceLedgerException(FaceLedgerFault fault, string message, Exception? inner = null)
        : base(message, inner) => Fault = fault;

    /// <summary>Why.</summary>
    public FaceLedgerFault Fault { get; }
}
