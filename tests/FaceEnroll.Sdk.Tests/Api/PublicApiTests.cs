using System.Runtime.CompilerServices;

namespace FaceEnroll.Sdk.Tests.Api;

/// <summary>
/// The public surface is the committed one, on every target. A wanted change is made visible in review:
/// <c>FACEENROLL_UPDATE_API=1 dotnet test tests/FaceEnroll.Sdk.Tests --filter PublicApi</c> writes the listing anew.
/// </summary>
public class PublicApiTests
{
    [TestCase("netstandard2.0")]
    [TestCase("net8.0")]
    [TestCase("net10.0")]
    public void PublicApi_OfEachTarget_IsTheCommittedListing(string target)
    {
        if (Environment.GetEnvironmentVariable("FACEENROLL_UPDATE_API") == "1")
        {
            File.WriteAllText(Path.Combine(SourceFolder(), Listing), Read("net10.0"));
            File.WriteAllText(Path.Combine(AppContext.BaseDirectory, "Api", Listing), Read("net10.0"));
        }

        string committed = File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "Api", Listing));
        Assert.That(
            Read(target).Split('\n'),
            Is.EqualTo(committed.ReplaceLineEndings("\n").Split('\n')),
            "FACEENROLL_UPDATE_API=1 writes the listing anew"
        );
    }

    private static string Read(string target) =>
        ApiListing.Read(Path.Combine(AppContext.BaseDirectory, "Assets.Library", target, "FaceEnroll.Sdk.dll"));

    private const string Listing = "FaceEnroll.Sdk.api.txt";

    private static string SourceFolder([CallerFilePath] string path = "") => Path.GetDirectoryName(path)!;
}
