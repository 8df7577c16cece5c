namespace FaceEnroll.Sdk.Reconciliation;

/// <summary>
/// Ids that differ by letter case or by blanks around them only. Whether a vendor takes them for one person is on no page:
/// such a face is nobody's for sure.
/// </summary>
internal static class PersonSpelling
{
    public static bool IsAnother(string one, string other) =>
        one != other && string.Equals(one.Trim(), other.Trim(), StringComparison.OrdinalIgnoreCase);
}
