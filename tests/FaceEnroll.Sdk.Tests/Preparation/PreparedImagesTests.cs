using FaceEnroll.Sdk.Preparation;
using FaceEnroll.Sdk.TencentCloud;
using FaceEnroll.Sdk.Tests.Images;
using FaceEnroll.Sdk.Tests.Support;
using FaceEnroll.Sdk.Tests.Vendors.TencentCloud;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace FaceEnroll.Sdk.Tests.Preparation;

/// <summary>What a preparer is asked, in calls of several pictures, of large ones and of broken ones.</summary>
[TestOf(typeof(PreparedImages))]
public class PreparedImagesTests
{
    private static readonly byte[] s_small = PictureSample.Png(300, 400);
    private static readonly byte[] s_large = PictureSample.Png(5000, 5000);

    private static (TencentCloudFaceEnrollmentClient Client, Wire Wire) Create(
        IFaceImagePreparer? preparer,
        FaceImagePreflight preflight = FaceImagePreflight.Enforce
    )
    {
        var wire = Wire.Json(TencentCloudSetup.Success);
        var options = new TencentCloudOptions
        {
            SecretId = "i",
            SecretKey = "k",
            ImagePreparer = preparer,
            Preflight = preflight,
        };
        return (new TencentCloudFaceEnrollmentClient(options, wire.Client), wire);
    }

    private static FaceEnrollmentRequest Request(params FaceImage[] images) => new("person-1", images);

    [Test]
    public async Task Enroll_PictureListedTwice_IsPreparedOnce()
    {
        var preparer = new ScriptedPreparer(FaceImagePreparation.Prepared(s_small));
        var (client, wire) = Create(preparer);
        var image = FaceImage.FromBytes(s_large);
        await Catch.Async<FaceEnrollmentException>(() =>
            client.EnrollAsync(Request(image, FaceImage.FromBytes(s_large), image))
        );
        Assert.That(preparer.Targets.Select(t => (t.ImageIndex, t.ImageCount)), Is.EqualTo(new[] { (0, 3), (1, 3) }));
        var base64 = Convert.ToBase64String(s_small);
        Assert.That(wire.Requests.Single().Text.Split(base64), Has.Length.EqualTo(4));
    }

    [Test]
    public async Task Enroll_SeveralRefused_AreAllNamed()
    {
        var preparer = new ScriptedPreparer(t => new ValueTask<FaceImagePreparation>(
            t.ImageIndex == 1
                ? FaceImagePreparation.Unchanged
                : FaceImagePreparation.Refused($"Rule {t.ImageIndex}.", "And one.")
        ));
        var (client, wire) = Create(preparer);
        var images = Enumerable.Range(0, 3).Select(_ => FaceImage.FromBytes(s_small)).ToArray();
        var e = await Catch.Async<FaceImageRejectedException>(() => client.EnrollAsync(Request(images)));
        Assert.That(e.Message, Does.Contain("Images[0]: Rule 0. And one. Images[2]: Rule 2. And one."));
        Assert.That(e.Images.Select(i => i.IsRetryable), Is.EqualTo(new[] { false, true, false }));
        Assert.That(wire.Requests, Is.Empty);
    }

    [Test]
    public async Task Enroll_PreparedBreaksARule_IsRefusedLikeAnyOther()
    {
        var (client, wire) = Create(new ScriptedPreparer(FaceImagePreparation.Prepared(s_large)));
        var e = await Catch.Async<FaceImageRejectedException>(() =>
            client.EnrollAsync(Request(FaceImage.FromBytes(s_small)))
        );
        Assert.That(e.Message, Does.Contain("at most 2000 pixels"));
        Assert.That(wire.Requests, Is.Empty);
    }

    [Test]
    public async Task Enroll_ForwardOnlyStreamAboveTheLimit_CanStillBePrepared()
    {
        var (client, wire) = Create(new ScriptedPreparer(FaceImagePreparation.Prepared(s_small)));
        var large = new byte[client.Limits.MaxImageBytes!.Value.Value + 1];
        await client.EnrollAsync(Request(FaceImage.FromStream(new OneShotStream(large))));
        Assert.That(wire.Requests, Has.Count.EqualTo(1));
    }

    [Test]
    public async Task Enroll_SourceBreaksWhileItIsPrepared_IsTheSources()
    {
        var (client, wire) = Create(new ScriptedPreparer(FaceImagePreparation.Unchanged));
        var image = FaceImage.FromStream(_ => new ValueTask<Stream>(new LyingStream(s_small, s_small.Length + 5)));
        var e = await Catch.Async<FaceEnrollmentException>(() => client.EnrollAsync(Request(image)));
        Assert.That(
            (e.Kind, e.Certainty),
            Is.EqualTo((FaceEnrollmentErrorKind.ImageSource, FaceEnrollmentCertainty.NotSent))
        );
        Assert.That(wire.Requests, Is.Empty);
    }

    [Test]
    public async Task Enroll_File_IsReplacedByWhatWasMade()
    {
        var path = Path.Combine(TestContext.CurrentContext.WorkDirectory, "prepared-source.png");
        File.WriteAllBytes(path, s_large);
        var (client, wire) = Create(new ScriptedPreparer(FaceImagePreparation.Prepared(s_small)));
        await client.EnrollAsync(Request(FaceImage.FromFile(path)));
        File.Delete(path);
        Assert.That(wire.Requests.Single().Text, Does.Contain(Convert.ToBase64String(s_small)));
    }

    [Test]
    public void Registered_KeyedServiceThenAnyOnesThenTheOption_IsUsed()
    {
        var (own, all, option) = (Preparer(), Preparer(), Preparer());
        var services = new ServiceCollection();
        services.AddSingleton<IFaceImagePreparer>(all);
        services.AddKeyedSingleton<IFaceImagePreparer>("one", own);
        services
            .AddFaceEnrollment()
            .AddTencentCloud("one", o => o.RequireCredentialsAtStart = false)
            .AddTencentCloud("two", o => o.RequireCredentialsAtStart = false)
            .AddTencentCloud("three", o => (o.RequireCredentialsAtStart, o.ImagePreparer) = (false, option));
        using var provider = services.BuildServiceProvider();
        var monitor = provider.GetRequiredService<IOptionsMonitor<TencentCloudOptions>>();
        Assert.That(
            new[] { "one", "two", "three" }.Select(name => monitor.Get(name).ImagePreparer),
            Is.EqualTo(new[] { own, all, option })
        );

        static ScriptedPreparer Preparer() => new(FaceImagePreparation.Unchanged);
    }

    [Test]
    public void Preparation_PrintsNoContent()
    {
        Assert.That(FaceImagePreparation.Prepared(s_small).ToString(), Is.EqualTo($"Prepared, {s_small.Length} bytes"));
        Assert.That(FaceImagePreparation.Unchanged.ToString(), Is.EqualTo("Unchanged"));
        Assert.That(FaceImagePreparation.Refused("x").ToString(), Is.EqualTo("Refused"));
        Assert.That(() => FaceImagePreparation.Prepared(default), Throws.ArgumentException);
        Assert.That(() => FaceImagePreparation.Refused(), Throws.ArgumentException);
        Assert.That(() => FaceImagePreparation.Refused(" "), Throws.ArgumentException);
    }

    [Test]
    public void Preparation_WithWarnings_IsTheSameButForTheirNumber()
    {
        var warned = FaceImagePreparation.Prepared(s_small).WithWarnings(3);
        Assert.That(warned.WarningCount, Is.EqualTo(3));
        Assert.That(warned.Content!.Value.ToArray(), Is.EqualTo(s_small));
        Assert.That(FaceImagePreparation.Refused("x").WithWarnings(1).Reasons, Is.EqualTo(new[] { "x" }));
        Assert.That(FaceImagePreparation.Unchanged.WithWarnings(0), Is.SameAs(FaceImagePreparation.Unchanged));
        Assert.That(
            () => warned.WithWarnings(-1),
            Throws.TypeOf<ArgumentOutOfRangeException>().With.Property("ParamName").EqualTo("count")
        );
    }

    [Test]
    public async Task Enroll_PreparerWarnsAndLeavesThePicture_IsSent()
    {
        var (client, wire) = Create(new ScriptedPreparer(FaceImagePreparation.Unchanged.WithWarnings(1)));
        await client.EnrollAsync(Request(FaceImage.FromBytes(s_small)));
        Assert.That(wire.Requests.Single().Text, Does.Contain(Convert.ToBase64String(s_small)));
    }
}
