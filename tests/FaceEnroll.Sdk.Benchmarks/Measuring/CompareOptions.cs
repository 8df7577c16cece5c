namespace FaceEnroll.Sdk.Benchmarks.Measuring;

/// <summary>How to run the comparison.</summary>
internal sealed record CompareOptions(bool Quick, bool Kestrel, bool Tls, string? Only, string? JsonFile)
{
    /// <summary>Interleaved repeats; the median counts.</summary>
    public int Repeats => Quick ? 5 : 9;

    /// <summary>What one batch of calls is to take.</summary>
    public TimeSpan BatchTime => TimeSpan.FromMilliseconds(Quick ? 30 : 200);

    /// <summary>Calls with the largest picture that no full collection may fall into.</summary>
    public int CollectionCalls => Quick ? 100 : 1000;

    public static CompareOptions Parse(string[] arguments) =>
        new(
            arguments.Contains("--quick"),
            arguments.Contains("--kestrel"),
            arguments.Contains("--tls"),
            After("--only", arguments),
            After("--json", arguments)
        );

    private static string? After(string option, string[] arguments)
    {
        var index = Array.IndexOf(arguments, option);
        return index >= 0 && index + 1 < arguments.Length ? arguments[index + 1] : null;
    }
}
