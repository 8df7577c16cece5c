using Microsoft.Extensions.DependencyInjection;

namespace FaceEnroll.Fleet.Tests;

[TestOf(typeof(FleetBuilderExtensions))]
[TestOf(typeof(FleetOptions))]
public class FleetBuilderExtensionsTests
{
    private static IFaceEnrollmentBuilder Builder() => new ServiceCollection().AddFaceEnrollment();

    private static IFaceEnrollmentBuilder WithLedger() =>
        Builder().AddPostgreSqlLedger(o => o.ConnectionString = "Host=nowhere;Password=secret");

    [Test]
    public void AddFleet_WithoutALedgerOnPostgreSql_IsRefused() =>
        Assert.Throws<InvalidOperationException>(() => Builder().AddFleet());

    [Test]
    public void AddFleet_Twice_IsRefused() =>
        Assert.Throws<InvalidOperationException>(() => WithLedger().AddFleet().AddFleet());

    [TestCase(0)]
    [TestCase(65_536)]
    public void AddFleet_PortOutOfRange_IsRefused(int port) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => WithLedger().AddFleet(o => o.Port = port));

    [Test]
    public void Options_AsText_ShowThePort() =>
        Assert.That(new FleetOptions().ToString(), Is.EqualTo("FleetOptions: Port 11111"));
}
