using FaceEnroll.Sdk.Tests.Architecture;

namespace FaceEnroll.Sandbox.Tests.Docs.Commands;

/// <summary>QuickStart with a vendor but without all that the vendor needs says what is missing, in one line.</summary>
[Category("Commands")]
[NonParallelizable]
public sealed class QuickStartTests
{
    private const string Run = "dotnet run --project samples/QuickStart -- --vendor";

    [TestCase(
        "FINAUTH_API_KEY=half FINAUTH_API_SECRET=",
        "FinAuth",
        "FINAUTH_API_SECRET is not set, but FINAUTH_API_KEY is"
    )]
    [TestCase("FINAUTH_API_KEY=key FINAUTH_API_SECRET=secret", "FinAuth", "LibraryId is not set")]
    [TestCase(
        "TENCENTCLOUD_SECRET_ID=half TENCENTCLOUD_SECRET_KEY=",
        "TencentCloud",
        "TENCENTCLOUD_SECRET_KEY is not set"
    )]
    public async Task Vendor_NotFullyConfigured_IsOneLineOfAdvice(string variables, string vendor, string advice)
    {
        using var command = new CommandLine($"{variables} {Run} {vendor}", Repository.Root);
        command.Start();

        Assert.That(await command.ExitAsync(), Is.EqualTo(1), command.Output);
        var lines = command.Output.Split('\n').Where(line => line.Trim().Length > 0).ToList();
        Assert.That(lines, Has.Count.EqualTo(1), command.Output);
        Assert.That(lines[0], Does.StartWith($"{vendor}: ").And.Contain(advice));
        Assert.That(lines[0], Does.Not.Contain("section"), "the variables are enough");
    }
}
