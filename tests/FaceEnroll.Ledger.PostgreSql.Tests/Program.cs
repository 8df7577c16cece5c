namespace FaceEnroll.Ledger.PostgreSql.Tests;

/// <summary>What runs when the tests start themselves as another process.</summary>
internal static class Program
{
    private static int Main() => 1;
}
