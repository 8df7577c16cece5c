namespace FaceEnroll.Sdk.Signing;

/// <summary>The order in which headers or parameters are signed, found without moving or boxing the caller's.</summary>
internal static class NameOrder
{
    /// <summary>Up to this many fields, callers keep the order on the stack.</summary>
    public const int StackLimit = 64;

    /// <summary>
    /// Fills <paramref name="order"/> with the indexes of <paramref name="fields"/> by ascending name; equal names keep
    /// their order.
    /// </summary>
    public static void Fill<T>(ReadOnlySpan<T> fields, Span<int> order)
        where T : struct, IComparable<T>
    {
        // Insertion sort: there are a dozen fields, and callers mostly give them in order.
        for (int i = 0; i < fields.Length; i++)
        {
            int position = i;
            while (position > 0 && fields[order[position - 1]].CompareTo(fields[i]) > 0)
            {
                order[position] = order[position - 1];
                position--;
            }

            order[position] = i;
        }
    }
}
