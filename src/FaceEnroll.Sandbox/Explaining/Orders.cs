namespace FaceEnroll.Sandbox.Explaining;

/// <summary>Every order of a few things.</summary>
internal static class Orders
{
    /// <summary>Seven things have 5040 orders, which is still hashed in an instant.</summary>
    private const int Most = 7;

    /// <summary>Empty when there are too many things, or only one.</summary>
    public static IEnumerable<T[]> Of<T>(IReadOnlyList<T> things) =>
        things.Count is > 1 and <= Most ? Place([.. things], 0) : [];

    private static IEnumerable<T[]> Place<T>(T[] things, int index)
    {
        if (index == things.Length - 1)
        {
            yield return [.. things];
            yield break;
        }

        for (var i = index; i < things.Length; i++)
        {
            (things[index], things[i]) = (things[i], things[index]);
            foreach (var order in Place(things, index + 1))
            {
                yield return order;
            }

            (things[index], things[i]) = (things[i], things[index]);
        }
    }
}
