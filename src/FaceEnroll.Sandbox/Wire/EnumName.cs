namespace FaceEnroll.Sandbox.Wire;

/// <summary>A member of an enum by its name, in any case. A number is no name, and neither is a list of names.</summary>
internal static class EnumName
{
    /// <param name="name">The name.</param>
    /// <param name="place">Where it stood, for the fault.</param>
    /// <exception cref="FormatException">It is none of the names.</exception>
    public static T Parse<T>(string name, string place)
        where T : struct, Enum
    {
        foreach (var value in Enum.GetValues<T>())
        {
            if (value.ToString().Equals(name, StringComparison.OrdinalIgnoreCase))
            {
                return value;
            }
        }

        throw new FormatException($"{place} is not one of {string.Join(", ", Enum.GetNames<T>())}.");
    }
}
