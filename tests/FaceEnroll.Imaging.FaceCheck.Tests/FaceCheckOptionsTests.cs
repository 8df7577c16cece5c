using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace FaceEnroll.Imaging.FaceCheck.Tests;

[TestOf(typeof(FaceCheckOptions))]
[TestOf(typeof(FaceCheckOptionsValidator))]
public class FaceCheckOptionsTests
{
    private static readonly (Action<FaceCheckOptions> Set, string Name)[] s_wrong =
    [
        (o => o.LeastScore = 0, "LeastScore"),
        (o => o.LeastScore = double.NaN, "LeastScore"),
        (o => o.LeastScore = 1, "LeastScore"),
        (o => o.LeastFacePixels = -1, "LeastFacePixels"),
        (o => o.LeastFacePixels = 5_000, "LeastFacePixels"),
        (o => o.MostRollDegrees = 0, "MostRollDegrees"),
        (o => o.MostRollDegrees = 46, "MostRollDegrees"),
        (o => o.LeastSharpness = -1, "LeastSharpness"),
        (o => o.LeastSharpness = double.PositiveInfinity, "LeastSharpness"),
    ];

    [Test]
    public void Wrong_IsRefused_ByTheCheck([Range(0, 8)] int number)
    {
        var options = new FaceCheckOptions();
        s_wrong[number].Set(options);
        Assert.That(
            () => new FaceImageCheck(options),
            Throws.ArgumentException.With.Message.StartsWith(s_wrong[number].Name + " must be ")
        );
    }

    [Test]
    public void Wrong_IsRefused_AtTheStart([Values(null, "FinAuth")] string? registration)
    {
        var services = new ServiceCollection();
        var builder = services.AddFaceEnrollment();
        _ = registration is null
            ? builder.AddFaceCheck(o => o.LeastScore = 0)
            : builder.AddFaceCheck(registration, o => o.LeastScore = 0);
        using var provider = services.BuildServiceProvider();
        var failure = Assert.Catch(() => provider.GetRequiredService<IStartupValidator>().Validate())!;
        Assert.That(failure.ToString(), Does.Contain("LeastScore must be 0.1 to 0.99."));
    }
}
