namespace FaceEnroll.Cli.Hosting;

/// <summary>What the tool ends with. The numbers are documented: scripts rely on them.</summary>
internal static class ExitCode
{
    public const int AllEnrolled = 0;

    /// <summary>Also configuration, and every failure before anything was sent.</summary>
    public const int Usage = 1;

    public const int SomeRefused = 2;

    /// <summary>Unknown, undecidable, or waiting.</summary>
    public const int SomeUnknown = 3;

    public const int Blocked = 4;

    public const int Canceled = 130;

    /// <summary>For help and reference, in their order.</summary>
    public static IReadOnlyList<KeyValuePair<int, string>> Documented { get; } =
    [
        new(AllEnrolled, "all enrolled, or done"),
        new(Usage, "usage, configuration, or another failure before anything was sent"),
        new(SomeRefused, "some refused"),
        new(SomeUnknown, "some unknown, undecidable or still waiting"),
        new(Blocked, "blocked: the account, or its keys"),
        new(Canceled, "canceled"),
    ];

    /// <summary>The worse of two: blocked, then unknown, then refused.</summary>
    public static int Worst(int one, int other) => Math.Max(one, other);
}
