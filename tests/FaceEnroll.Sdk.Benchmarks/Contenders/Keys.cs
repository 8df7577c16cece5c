namespace FaceEnroll.Sdk.Benchmarks.Contenders;

/// <summary>The same arguments for every contender.</summary>
internal static class Keys
{
    public const string Id = "AKIDbenchmark0000000000000000000000";
    public const string Secret = "benchmark-secret-0123456789abcdef";
    public const string Library = "staff";

    /// <summary>Calls for one person wait for each other, so that concurrent calls need several.</summary>
    public static string[] People { get; } =
    [.. Enumerable.Range(0, 256).Select(static i => FormattableString.Invariant($"person-{i:D4}"))];

    public static Uri PictureUrl { get; } = new("https://pictures.example/portraits/person-0001.jpg?version=3");
}
