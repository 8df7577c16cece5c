using FaceEnroll.Cli.Hosting;
using FaceEnroll.Cli.Tests.Support;

namespace FaceEnroll.Cli.Tests.Commands;

/// <summary>What vendors would say of pictures, with nothing configured.</summary>
public sealed class CheckCommandTests
{
    [Test]
    public async Task Check_AGoodPicture_IsTakenByAll()
    {
        using var bed = new ToolBed();
        await File.WriteAllBytesAsync(bed.File("a.jpg"), TestPicture.Jpeg(720, 960));

        var words = await bed.RunAsync("check", "a.jpg");
        var json = await bed.RunAsync("check", "a.jpg", "--json");

        Assert.That(words.ExitCode, Is.Zero);
        Assert.That(words.Out, Does.Match(@"a\.jpg(\s+ok){5}"));
        Assert.That(
            json.Objects.Single().GetProperty("vendors").EnumerateObject().Select(v => v.Name),
            Is.EquivalentTo(Enum.GetNames<FaceVendor>())
        );
        Assert.That(
            json.Objects.Single()
                .GetProperty("vendors")
                .EnumerateObject()
                .Select(v => v.Value.GetProperty("taken").GetBoolean()),
            Is.All.True
        );
    }

    [Test]
    public async Task Check_ATinyPicture_IsForTheChosenVendorToRefuse()
    {
        using var bed = new ToolBed();
        await File.WriteAllBytesAsync(bed.File("tiny.jpg"), TestPicture.Jpeg(100, 120));

        var any = await bed.RunAsync("check", "tiny.jpg");
        var refusing = await bed.RunAsync("check", "tiny.jpg", "--vendor", "AdvanceAI");
        var registered = await bed.RunAsync("check", "tiny.jpg", "--registration", "AdvanceAI");

        Assert.That(any.ExitCode, Is.Zero, "one of them takes it");
        Assert.That(any.Out, Does.Contain("it must be at least 256 pixels").And.Contain("AdvanceAI"));
        Assert.That(refusing.ExitCode, Is.EqualTo(ExitCode.SomeRefused));
        Assert.That(registered.ExitCode, Is.EqualTo(ExitCode.SomeRefused));
    }

    [Test]
    public async Task Check_ATooLargePicture_FitsWhenMadeSmaller()
    {
        using var bed = new ToolBed();
        await File.WriteAllBytesAsync(bed.File("large.jpg"), TestPicture.Jpeg(4200, 5200));

        var result = await bed.RunAsync("check", "large.jpg", "--vendor", "TencentCloud");

        Assert.That(result.ExitCode, Is.EqualTo(ExitCode.SomeRefused));
        Assert.That(result.Out, Does.Contain("with --fit"));
    }

    [Test]
    public async Task Check_NoPicture_IsRefusedByAll()
    {
        using var bed = new ToolBed();
        _ = bed.Write("text.jpg", "no picture");
        _ = bed.Write("empty.jpg", "");

        var text = await bed.RunAsync("check", "text.jpg");
        var empty = await bed.RunAsync("check", "empty.jpg");
        var missing = await bed.RunAsync("check", "missing.jpg");

        Assert.That(text.Out, Does.Match(@"text\.jpg(\s+(refused|doubtful)){5}"));
        Assert.That(empty.ExitCode, Is.EqualTo(ExitCode.SomeRefused));
        Assert.That(empty.Out, Does.Match(@"empty\.jpg(\s+refused){5}"));
        Assert.That(missing.ExitCode, Is.EqualTo(ExitCode.SomeRefused));
        Assert.That(missing.Out, Does.Contain("there is no such file"));
        Assert.That(text.Error + missing.Error, Does.Not.Contain(".jpg"));
    }

    [Test]
    public async Task Check_AList_LooksAtItsPictures()
    {
        using var bed = new ToolBed();
        _ = Directory.CreateDirectory(bed.File("photos"));
        await File.WriteAllBytesAsync(bed.File("photos/a.jpg"), TestPicture.Jpeg(720, 960));
        _ = bed.Write("people.csv", "person,picture\nperson-1,a.jpg\nperson-2,https://example.com/b.jpg\n,a.jpg\n");

        var result = await bed.RunAsync("check", "--manifest", "people.csv", "--pictures", "photos");

        Assert.That(result.ExitCode, Is.EqualTo(ExitCode.SomeRefused), "a line names nobody");
        Assert.That(result.Out, Does.Match(@"a\.jpg(\s+ok){5}").And.Contain("not looked at").And.Contain("line 4: "));
        Assert.That(result.Error, Does.Contain("1 URL not looked at"));
    }

    [Test]
    public async Task Check_AFolder_LooksAtItsPictures()
    {
        using var bed = new ToolBed();
        _ = Directory.CreateDirectory(bed.File("photos"));
        await File.WriteAllBytesAsync(bed.File("photos/person-1.jpg"), TestPicture.Jpeg(720, 960));

        var result = await bed.RunAsync("check", "--folder", "photos");

        Assert.That(result.ExitCode, Is.Zero, result.Out + result.Error);
        Assert.That(result.Out, Does.Contain("person-1.jpg"));
    }
}
