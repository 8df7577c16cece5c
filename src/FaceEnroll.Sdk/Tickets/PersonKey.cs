namespace FaceEnroll.Sdk.Tickets;

/// <summary>One person where a vendor keeps it, whichever registration asks, and however it spells the host.</summary>
internal readonly struct PersonKey(FaceVendor vendor, Uri endpoint, string personId) : IEquatable<PersonKey>
{
    public FaceVendor Vendor { get; } = vendor;

    /// <summary>See <see cref="VendorHome"/>.</summary>
    public string Home { get; } = VendorHome.Of(endpoint);

    public string PersonId { get; } = personId;

    /// <summary>The person that a ticket is about.</summary>
    public static PersonKey Of(FaceEnrollmentTicket ticket) =>
        new(ticket.Vendor, new Uri(ticket.Endpoint), ticket.PersonId);

    public bool Equals(PersonKey other) => Vendor == other.Vendor && PersonId == other.PersonId && Home == other.Home;

    public override bool Equals(object? obj) => obj is PersonKey other && Equals(other);

    public override int GetHashCode() => StringComparer.Ordinal.GetHashCode(PersonId) ^ (int)Vendor;
}
