using FaceEnroll.Sdk.Tests.Architecture;

namespace FaceEnroll.Sandbox.Tests.Docs.Commands;

/// <summary>What QuickStart is given, it takes or refuses in a line that says why.</summary>
[Category("Commands")]
[NonParallelizable]
public sealed class QuickStartTests
{
    private const string QuickStart = "dotnet run --project samples/QuickStart --";
    private const string Run = $"{QuickStart} --vendor";

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

    [TestCase("--vendor 99", "--vendor is one of TencentCloud, ")]
    [TestCase("--vendor 1", "--vendor is one of TencentCloud, ")]
    [TestCase("--person somebody", "--person is for a real service")]
    [TestCase("--picture nowhere.jpg", "There is no file 'nowhere.jpg'.")]
    public async Task Arguments_ThatMakeNoSense_AreRefused(string arguments, string advice)
    {
        using var command = new CommandLine($"{QuickStart} {arguments}", Repository.Root);
        command.Start();

        Assert.That(await command.ExitAsync(), Is.EqualTo(1), command.Output);
        Assert.That(command.Output, Does.Contain(advice));
        Assert.That(command.Output, Does.Not.Contain("Face id"), "nothing was enrolled");
    }

    [Test]
    public async Task Picture_WithoutVendor_IsTheOneThatIsEnrolled()
    {
        // Portrait by its pixels, sideways by its EXIF orientation: one vendor asks for portraits.
        using var command = new CommandLine(
            $"{QuickStart} --picture tests/FaceEnroll.Sdk.Tests/Assets/Inputs/port-o6.jpg",
            Repository.Root
        );
        command.Start();

        Assert.That(await command.ExitAsync(), Is.EqualTo(1), command.Output);
        Assert.That(command.Output, Does.Contain("EXIF").And.Contain("Not every vendor took the picture."));
        Assert.That(command.Output, Does.Contain("Where to go next"));
    }
}
