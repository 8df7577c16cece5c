namespace FaceEnroll.Sdk.Tests.Errors;

/// <summary>The vendors' codes as data, transcribed from the vendors' pages rather than from the tables under test.</summary>
internal static class CodeData
{
    /// <summary>The rows of one file as test cases: code, message (null for "-") and the expected verdict.</summary>
    public static IEnumerable<TestCaseData> Rows(string file)
    {
        foreach (var cells in Cells(file))
        {
            var message = cells[1] == "-" ? null : cells[1];
            yield return new TestCaseData(cells[0], message, Expected(cells)).SetArgDisplayNames(
                cells[0],
                message ?? ""
            );
        }
    }

    /// <summary>The distinct codes of one file.</summary>
    public static string[] CodesOf(string file) => Cells(file).Select(cells => cells[0]).Distinct().ToArray();

    /// <summary>One section of the list of all codes.</summary>
    public static string[] Listed(string section)
    {
        var codes = Lines("vendor-codes")
            .SkipWhile(line => line != $"[{section}]")
            .Skip(1)
            .TakeWhile(line => line[0] != '[')
            .ToArray();
        return codes.Length > 0 ? codes : throw new InvalidOperationException($"No section {section}.");
    }

    private static Verdict Expected(string[] cells) =>
        new(
            ParseExact<FaceEnrollmentErrorKind>(cells[2]),
            ParseExact<FaceEnrollmentCertainty>(cells[3]),
            ParseExact<RetryAdvice>(cells[4]),
            ParseExact<FaceEnrollmentBlockScope>(cells[5])
        );

    private static T ParseExact<T>(string name)
        where T : struct, Enum =>
        Enum.TryParse<T>(name, out var value) ? value : throw new FormatException($"{name} is no {typeof(T).Name}.");

    private static IEnumerable<string[]> Cells(string file) =>
        Lines(file).Select(line => line.Split([" | "], StringSplitOptions.None));

    private static IEnumerable<string> Lines(string file) =>
        File.ReadAllLines(Path.Combine(AppContext.BaseDirectory, "Errors", "Codes", file + ".txt"))
            .Where(line => line.Length > 0 && line[0] != '#');
}
