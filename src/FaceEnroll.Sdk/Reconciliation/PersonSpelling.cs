namespace FaceEnroll.Sdk.Reconciliation;

/// <summary>
/// Ids that differ only by letter case or by blanks around them. No page says whether a vendor takes them for one person:
/// such a face is certainly nobody's.
/// </summary>
internal static class PersonSpelling
{
    public static bool IsAnother(string one, string other) =>
        one != other && string.Equals(one.Trim(), other.Trim(), StringComparison.OrdinalIgnoreCase);
}
