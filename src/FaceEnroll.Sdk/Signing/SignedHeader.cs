namespace FaceEnroll.Sdk.Signing;

/// <summary>A header that a signature covers. Compares by lower-case name, the order of every scheme here.</summary>
internal readonly struct SignedHeader(string name, string value) : IComparable<SignedHeader>
{
    public string Name { get; } = name;

    public string Value { get; } = value;

    public int CompareTo(SignedHeader other)
    {
        int shorter = Math.Min(Name.Length, other.Name.Length);
        for (int i = 0; i < shorter; i++)
        {
            int difference = ToLowerAscii(Name[i]) - ToLowerAscii(other.Name[i]);
            if (difference != 0)
            {
                return difference;
            }
        }

        return Name.Length - other.Name.Length;
    }

    private static char ToLowerAscii(char value) => value is >= 'A' and <= 'Z' ? (char)(value | 0x20) : value;
}
