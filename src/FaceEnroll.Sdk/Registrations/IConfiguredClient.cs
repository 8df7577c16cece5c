namespace FaceEnroll.Sdk.Registrations;

/// <summary>What a client is configured with now, for those who look after several clients or calls.</summary>
internal interface IConfiguredClient
{
    FaceVendor Vendor { get; }

    /// <summary>The account that its tickets carry.</summary>
    string Account { get; }

    /// <summary>Scheme, host and port that its tickets carry.</summary>
    string Endpoint { get; }

    /// <summary>The library of requests that name none; null where there is none, or people carry their own groups.</summary>
    string? LibraryId { get; }

    /// <summary>Requests a second; null for what the vendor documents.</summary>
    double? RequestsPerSecond { get; }

    /// <summary>Where its tickets are kept; null for nowhere.</summary>
    IFaceTicketStore? TicketStore { get; }

    TimeProvider TimeProvider { get; }
}
