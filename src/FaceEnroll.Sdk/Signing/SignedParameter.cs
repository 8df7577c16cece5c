namespace FaceEnroll.Sdk.Signing;

/// <summary>A query or form parameter, not encoded, that a signature covers. Compares by name, ordinally.</summary>
internal readonly struct SignedParameter(string name, string value) : IComparable<SignedParameter>
{
    public string Name { get; } = name;

    public string Value { get; } = value;

    public int CompareTo(SignedParameter other) => string.CompareOrdinal(Name, other.Name);
}
