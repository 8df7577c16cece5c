using System.Reflection;

namespace FaceEnroll.Sdk.Tests.Architecture;

/// <summary>The sources that this assembly was built from.</summary>
internal static class Repository
{
    public static string Root { get; } =
        Path.GetFullPath(
            typeof(Repository)
                .Assembly.GetCustomAttributes<AssemblyMetadataAttribute>()
                .Single(a => a.Key == "RepositoryRoot")
                .Value!
        );

    public static string Library { get; } = Path.Combine(Root, "src", "FaceEnroll.Sdk");

    /// <summary>Every source file below a folder, without what the build made.</summary>
    public static IEnumerable<string> Sources(string folder) =>
        Directory
            .EnumerateFiles(folder, "*.cs", SearchOption.AllDirectories)
            .Where(f =>
                !Path.GetRelativePath(folder, f).Split(Path.DirectorySeparatorChar).Any(p => p is "obj" or "bin")
            );
}
