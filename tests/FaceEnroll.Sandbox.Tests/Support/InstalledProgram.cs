namespace FaceEnroll.Sandbox.Tests.Support;

/// <summary>Programs that a machine may have or not.</summary>
internal static class InstalledProgram
{
    /// <summary>Its file on the path; null where it is not there.</summary>
    public static string? Find(string program) =>
        (Environment.GetEnvironmentVariable("PATH") ?? string.Empty)
            .Split(Path.PathSeparator)
            .Select(directory => Path.Combine(directory, program))
            .FirstOrDefault(File.Exists);

    /// <summary>Ignores the test where something that it needs is missing; fails it in CI, which installs everything.</summary>
    public static void Require(bool isThere, string otherwise)
    {
        if (!isThere && Environment.GetEnvironmentVariable("CI") is null or "")
        {
            Assert.Ignore(otherwise);
        }

        Assert.That(isThere, Is.True, otherwise);
    }
}
