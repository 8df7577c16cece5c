using FaceEnroll.Ledger.Tests.Crashes;

namespace FaceEnroll.Ledger.Tests;

/// <summary>What runs when the tests start themselves as another process.</summary>
internal static class Program
{
    private static Task<int> Main(string[] args) => Enroller.RunAsync(args);
}
