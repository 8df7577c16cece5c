using FaceEnroll.Imaging.FaceCheck.Tests.Support;
using FaceEnroll.Imaging.Tests.Support;
using FaceEnroll.Sdk;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace FaceEnroll.Imaging.FaceCheck.Tests;

[FaceModelRequired]
[TestOf(typeof(FaceCheckBuilderExtensions))]
[TestOf(typeof(FaceCheckAttachment))]
public class FaceCheckBuilderExtensionsTests
{
    private static readonly byte[] s_two = Composition
        .All()
        .First(c => c.Expected.Contains(FaceImageFindingKind.SeveralFaces))
        .File;

    private static readonly FaceImageTarget s_target = Vendor.Target(FaceVendor.FinAuth);

    [Test]
    public async Task AddFaceCheck_BeforeOrBehindAddFaceImaging_OrAlone_Looks(
        [Values("before", "behind", "alone")] string how
    )
    {
        var services = new ServiceCollection();
        var builder = services.AddFaceEnrollment();
        if (how == "behind")
        {
            builder.AddFaceImaging(o => o.Quality = 80);
        }

        builder.AddFaceCheck();
        if (how == "before")
        {
            builder.AddFaceImaging(o => o.Quality = 80);
        }

        await using var provider = services.BuildServiceProvider();
        var report = await provider
            .GetRequiredService<FaceImageFitter>()
            .ReportAsync(new MemoryStream(s_two), s_target);
        Assert.That(report.Fit, Is.Not.EqualTo(FaceImageFit.Refused));
        Assert.That(report.Findings.Select(f => f.Kind), Is.EqualTo(new[] { FaceImageFindingKind.SeveralFaces }));
        var preparer = provider.GetRequiredService<IFaceImagePreparer>();
        Assert.That((await preparer.PrepareAsync(new MemoryStream(s_two), s_target)).WarningCount, Is.EqualTo(1));
    }

    [Test]
    public async Task AddFaceCheck_OfOneRegistration_IsThatOnesOnly()
    {
        var services = new ServiceCollection();
        services.AddFaceEnrollment().AddFaceImaging().AddFaceCheck("FinAuth", o => o.Enforce = true);
        await using var provider = services.BuildServiceProvider();
        var own = await provider
            .GetRequiredKeyedService<IFaceImagePreparer>("FinAuth")
            .PrepareAsync(new MemoryStream(s_two), s_target);
        var other = await provider
            .GetRequiredService<IFaceImagePreparer>()
            .PrepareAsync(new MemoryStream(s_two), s_target);
        Assert.That(own.Reasons, Is.EqualTo(new[] { "It should show one face: 2 were found." }));
        Assert.That((other.Reasons.Count, other.WarningCount), Is.EqualTo((0, 0)));
    }

    [Test]
    public async Task AddFaceCheck_OfOneRegistration_KeepsTheLimitsOfAll()
    {
        var services = new ServiceCollection();
        services.AddFaceEnrollment().AddFaceImaging(o => o.MaxSourcePixels = 1_000).AddFaceCheck("FinAuth");
        await using var provider = services.BuildServiceProvider();
        var preparation = await provider
            .GetRequiredKeyedService<IFaceImagePreparer>("FinAuth")
            .PrepareAsync(new MemoryStream(s_two), s_target);
        Assert.That(preparation.Reasons.Single(), Does.Contain("at most 1,000 pixels"));
    }

    [TestCase(null, null)]
    [TestCase("FinAuth", "FinAuth")]
    [TestCase("FinAuth", null)]
    public void AddFaceCheck_BesideAPreparerOfTheHosts_IsRefused(string? registration, string? preparers)
    {
        IServiceCollection services = new ServiceCollection();
        services.Add(
            preparers is null
                ? ServiceDescriptor.Singleton<IFaceImagePreparer>(_ => new FaceImageFitter())
                : ServiceDescriptor.KeyedSingleton<IFaceImagePreparer>(preparers, (_, _) => new FaceImageFitter())
        );
        var builder = services.AddFaceEnrollment();
        Assert.That(
            () => registration is null ? builder.AddFaceCheck() : builder.AddFaceCheck(registration),
            Throws.InvalidOperationException.With.Message.Contains("another IFaceImagePreparer is registered")
        );
    }

    [Test]
    public void AddFaceCheck_OfOneRegistration_HasEveryOptionOfAll()
    {
        var set = new FaceImagingOptions
        {
            MaxSourcePixels = 1_234_567,
            MaxSourceBytes = 234_567,
            Quality = 81,
            LeastQuality = 71,
            KeepMetadata = true,
            MaxConcurrency = 7,
            ForeignDecoder = (file, _) => new(file),
        };
        var properties = typeof(FaceImagingOptions)
            .GetProperties()
            .Where(p => p.Name != nameof(FaceImagingOptions.Inspector)) // That is the check itself.
            .ToList();
        var services = new ServiceCollection();
        services
            .AddFaceEnrollment()
            .AddFaceImaging(o => properties.ForEach(p => p.SetValue(o, p.GetValue(set))))
            .AddFaceCheck("FinAuth");
        using var provider = services.BuildServiceProvider();
        var own = provider.GetRequiredService<IOptionsMonitor<FaceImagingOptions>>().Get("FinAuth");
        var initial = new FaceImagingOptions();
        foreach (var property in properties)
        {
            Assert.That(
                property.GetValue(set),
                Is.Not.EqualTo(property.GetValue(initial)),
                $"set {property.Name} here"
            );
            Assert.That(property.GetValue(own), Is.EqualTo(property.GetValue(set)), property.Name);
        }
    }

    [Test]
    public async Task AddFaceCheck_AnInspectorOfTheHosts_Stays()
    {
        using var own = new FaceImageCheck(new FaceCheckOptions { LeastScore = 0.99 });
        var services = new ServiceCollection();
        services.AddFaceEnrollment().AddFaceImaging(o => o.Inspector = own).AddFaceCheck();
        await using var provider = services.BuildServiceProvider();
        var report = await provider
            .GetRequiredService<FaceImageFitter>()
            .ReportAsync(new MemoryStream(s_two), s_target);
        Assert.That(report.Findings.Single().Kind, Is.EqualTo(FaceImageFindingKind.NoFace));
    }
}
