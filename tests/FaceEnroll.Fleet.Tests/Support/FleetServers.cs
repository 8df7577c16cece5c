using FaceEnroll.Ledger;

// ReSharper disable once CheckNamespace
namespace FaceEnroll.Fleet;

/// <summary>One server for all tests.</summary>
[SetUpFixture]
internal static class FleetServers
{
    [OneTimeSetUp]
    public static void Begin() => Servers.Begin();

    [OneTimeTearDown]
    public static void End() => Servers.End();
}
