using System.Globalization;
using FaceEnroll.Sdk.Primitives;

namespace FaceEnroll.Ledger.Runs.Sources;

/// <summary>Names from a file as messages may show them.</summary>
internal static class SourceWords
{
    private const int MostCharacters = 64;
    private const int MostNames = 10;

    /// <summary>A name without what a terminal would act on, at most 64 characters of it.</summary>
    public static string Shown(string name)
    {
        if (name.Length > MostCharacters)
        {
            name = name[..(char.IsHighSurrogate(name[MostCharacters - 1]) ? MostCharacters - 1 : MostCharacters)] + "…";
        }

        return SentText.HasInvisible(name) || !SentText.IsWellFormed(name)
            ? string.Concat(name.EnumerateRunes().Where(rune => !SentText.HasInvisible(rune.ToString())))
            : name;
    }

    /// <summary>Names, the first ten of them.</summary>
    public static string List(IReadOnlyCollection<string> names) =>
        string.Join(", ", names.Take(MostNames).Select(name => $"\"{Shown(name)}\""))
        + (
            names.Count > MostNames
                ? string.Create(CultureInfo.InvariantCulture, $" and {names.Count - MostNames} more")
                : ""
        );
}
