namespace FaceEnroll.Sdk.Http;

/// <summary>One person at one vendor's endpoint, whichever registration asks.</summary>
internal readonly struct PersonKey(FaceVendor vendor, Uri endpoint, string personId) : IEquatable<PersonKey>
{
    private readonly FaceVendor _vendor = vendor;
    private readonly Uri _endpoint = endpoint;
    private readonly string _personId = personId;

    /// <summary>The person that a ticket is about.</summary>
    public static PersonKey Of(FaceEnrollmentTicket ticket) =>
        new(ticket.Vendor, new Uri(ticket.Endpoint), ticket.PersonId);

    public bool Equals(PersonKey other) =>
        _vendor == other._vendor
        && _personId == other._personId
        && (ReferenceEquals(_endpoint, other._endpoint) || _endpoint == other._endpoint);

    public override bool Equals(object? obj) => obj is PersonKey other && Equals(other);

    public override int GetHashCode() => StringComparer.Ordinal.GetHashCode(_personId) ^ (int)_vendor;
}
