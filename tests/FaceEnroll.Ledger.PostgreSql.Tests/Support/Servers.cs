using FaceEnroll.Ledger.PostgreSql.Tests.Support;

// ReSharper disable once CheckNamespace
namespace FaceEnroll.Ledger;

/// <summary>One server for all tests.</summary>
[SetUpFixture]
internal static class Servers
{
    private static PostgreSqlServer? s_shared;

    public static PostgreSqlServer Shared => s_shared!;

    [OneTimeSetUp]
    public static void Begin()
    {
        if (PostgreSqlBinaries.Folder is null)
        {
            if (Environment.GetEnvironmentVariable("CI") == "true")
            {
                Assert.Fail("PostgreSQL is not on this machine.");
            }

            Assert.Ignore("PostgreSQL is not on this machine: nothing of it is tested.");
        }

        s_shared = new PostgreSqlServer();
    }

    [OneTimeTearDown]
    public static void End() => s_shared?.Dispose();
}
