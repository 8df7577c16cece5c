namespace FaceEnroll.Sdk.Listing;

/// <summary>A part of a vendor's list.</summary>
/// <param name="entries">What is in it, in the vendor's order.</param>
/// <param name="total">How many the whole list has; null where the vendor does not say.</param>
/// <param name="isShort">Whether it has fewer entries than were asked for, and does not say that more follows.</param>
internal readonly struct ListPage<T>(IReadOnlyList<T> entries, long? total, bool isShort)
{
    public IReadOnlyList<T> Entries => entries;

    public long? Total => total;

    public bool IsShort => isShort;
}
