using System.Globalization;

namespace FaceEnroll.Fleet.Membership;

/// <summary>Which silos suspect another one, and since when, as a text.</summary>
internal static class SuspectTexts
{
    private const char BetweenSuspects = '|';
    private const char BeforeTime = ',';

    public static string Write(IEnumerable<Tuple<SiloAddress, DateTime>>? suspects) =>
        string.Join(
            BetweenSuspects,
            (suspects ?? []).Select(s =>
                string.Create(CultureInfo.InvariantCulture, $"{s.Item1.ToParsableString()}{BeforeTime}{s.Item2.Ticks}")
            )
        );

    public static List<Tuple<SiloAddress, DateTime>> Read(string text) =>
        [.. text.Split(BetweenSuspects, StringSplitOptions.RemoveEmptyEntries).Select(ReadOne)];

    private static Tuple<SiloAddress, DateTime> ReadOne(string text)
    {
        var at = text.LastIndexOf(BeforeTime);
        return Tuple.Create(
            SiloAddress.FromParsableString(text[..at]),
            new DateTime(long.Parse(text[(at + 1)..], CultureInfo.InvariantCulture), DateTimeKind.Utc)
        );
    }
}
