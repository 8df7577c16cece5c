using FaceEnroll.Cli.Configuration;
using FaceEnroll.Cli.Hosting;
using FaceEnroll.Cli.Tests.Support;

namespace FaceEnroll.Cli.Tests.Configuration;

/// <summary>The file to begin with.</summary>
public sealed class InitTests
{
    [Test]
    public async Task Init_EachVendor_IsAccepted([ValueSource(nameof(Vendors))] string vendor)
    {
        using var bed = new ToolBed();

        var written = await bed.RunAsync("init", "--vendor", vendor);
        foreach (var key in KeyOptions.Of(Enum.Parse<FaceVendor>(vendor)).Take(2))
        {
            bed.Environment[$"FaceEnrollment__{vendor}__{key}"] = "0123456789";
        }

        // Nothing answers there: what is asked is whether the configuration is understood.
        bed.Environment[$"FaceEnrollment__{vendor}__Endpoint"] = "http://127.0.0.1:9";
        if (vendor == "AlibabaIdVerification")
        {
            bed.Environment[$"FaceEnrollment__{vendor}__OpenPlatformEndpoint"] = "http://127.0.0.1:9";
        }

        var probed = await bed.RunAsync("probe", "--json");

        Assert.That(written.ExitCode, Is.Zero);
        Assert.That(written.Out, Does.Contain($"FaceEnrollment__{vendor}__"));
        Assert.That(probed.Error, Is.Empty);
        Assert.That(probed.Objects[0].GetProperty("vendor").GetString(), Is.EqualTo(vendor));
        Assert.That(probed.Objects[0].GetProperty("credentials").GetBoolean(), Is.True);
    }

    [Test]
    public async Task Init_FileIsThere_IsReplacedByForceOnly()
    {
        using var bed = new ToolBed();
        var file = bed.Write(ConfigurationFile.Name, "{}");

        var refused = await bed.RunAsync("init");
        var left = await File.ReadAllTextAsync(file);
        var forced = await bed.RunAsync("init", "--force");

        Assert.That(refused.ExitCode, Is.EqualTo(ExitCode.Usage));
        Assert.That(refused.Error, Does.Contain("--force"));
        Assert.That(left, Is.EqualTo("{}"));
        Assert.That(forced.ExitCode, Is.Zero);
        Assert.That(await File.ReadAllTextAsync(file), Does.Contain("TencentCloud"));
    }

    private static IEnumerable<string> Vendors() => Enum.GetNames<FaceVendor>();
}
