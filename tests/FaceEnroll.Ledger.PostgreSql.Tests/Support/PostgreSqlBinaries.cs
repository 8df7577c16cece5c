namespace FaceEnroll.Ledger.PostgreSql.Tests.Support;

/// <summary>Where the server's programs are on this machine.</summary>
internal static class PostgreSqlBinaries
{
    private const string Debian = "/usr/lib/postgresql";

    /// <summary>The folder; null where there is none.</summary>
    public static string? Folder { get; } =
        Folders()
            .Select(f => Path.Combine(f, "initdb"))
            .Where(f => File.Exists(f))
            // In the search path may be links to some of them.
            .Select(f => Path.GetDirectoryName(File.ResolveLinkTarget(f, returnFinalTarget: true)?.FullName ?? f)!)
            .FirstOrDefault(f =>
                File.Exists(Path.Combine(f, "postgres")) && File.Exists(Path.Combine(f, "pg_basebackup"))
            );

    private static IEnumerable<string> Folders()
    {
        foreach (var folder in (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator))
        {
            yield return folder;
        }

        if (Directory.Exists(Debian))
        {
            foreach (var version in Directory.GetDirectories(Debian).OrderDescending(StringComparer.Ordinal))
            {
                yield return Path.Combine(version, "bin");
            }
        }
    }
}
