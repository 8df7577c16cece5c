namespace FaceEnroll.Sdk.Http;

/// <summary>One person at one vendor's endpoint, whichever registration asks.</summary>
internal readonly struct PersonKey(FaceVendor vendor, string endpoint, string personId) : IEquatable<PersonKey>
{
    private readonly FaceVendor _vendor = vendor;
    private readonly string _endpoint = endpoint;
    private readonly string _personId = personId;

    public bool Equals(PersonKey other) =>
        _vendor == other._vendor && _personId == other._personId && _endpoint == other._endpoint;

    public override bool Equals(object? obj) => obj is PersonKey other && Equals(other);

    public override int GetHashCode() => StringComparer.Ordinal.GetHashCode(_personId) ^ (int)_vendor;
}
