namespace FaceEnroll.Sdk.Reconciliation;

/// <summary>Whose tickets a client makes and answers.</summary>
internal interface IFaceTicketOwner
{
    FaceVendor Vendor { get; }

    /// <summary>The account that its tickets carry.</summary>
    string Account { get; }

    /// <summary>Scheme, host and port that its tickets carry.</summary>
    string Endpoint { get; }

    /// <summary>Where its tickets are kept; null for nowhere.</summary>
    IFaceTicketStore? TicketStore { get; }

    TimeProvider TimeProvider { get; }

    /// <summary>The configured rate; null for the vendor's documented one, or none.</summary>
    double? RequestsPerSecond { get; }
}
