using FaceEnroll.Sdk.AlibabaIdVerification;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using static FaceEnroll.Sdk.Tests.Vendors.AlibabaIdVerification.AlibabaIdVerificationSetup;

namespace FaceEnroll.Sdk.Tests.Vendors.AlibabaIdVerification;

[TestOf(typeof(AlibabaIdVerificationOptions))]
[TestOf(typeof(AlibabaIdVerificationEndpoints))]
[TestOf(typeof(AlibabaIdVerificationBuilderExtensions))]
public class AlibabaIdVerificationOptionsTests
{
    private static readonly Dictionary<string, string?> s_section = new()
    {
        ["Face:AlibabaIdVerification:AccessKeyId"] = KeyId,
        ["Face:AlibabaIdVerification:AccessKeySecret"] = Secret,
        ["Face:AlibabaIdVerification:LibraryId"] = "from-section",
        ["Face:AlibabaIdVerification:Region"] = "cn-hongkong",
        ["Face:AlibabaIdVerification:UseVpc"] = "true",
        ["Face:AlibabaIdVerification:SignatureScheme"] = "RpcHmacSha1",
        ["Face:AlibabaIdVerification:ForceUpload"] = "true",
        ["Face:AlibabaIdVerification:UploadNetwork"] = "Internal",
        ["Face:AlibabaIdVerification:UploadEndpoint"] = "https://upload.example.com/x",
    };

    [TestCaseSource(nameof(BadOptions))]
    public void Constructor_BadOption_NamesIt(Action<AlibabaIdVerificationOptions> change, string option)
    {
        var error = Assert.Throws<ArgumentException>(() =>
            _ = new AlibabaIdVerificationFaceEnrollmentClient(Options(change))
        );
        Assert.That(error!.Message, Does.StartWith("AlibabaIdVerification: ").And.Contains(option));
        Assert.That(error.Message, Does.Not.Contain("FAKEsecret"));
    }

    [Test]
    public void Constructor_GoodOptions_AreTaken()
    {
        Assert.That(() => Client(o => o.Region = "ap-southeast-5"), Throws.Nothing);
        Assert.That(
            () => Client(o => (o.Region, o.Endpoint) = (null, AlibabaIdVerificationEndpoints.HongKongVpc)),
            Throws.Nothing
        );
        Assert.That(() => Client(o => Gateway(o, "eu-central-1")), Throws.Nothing);
        Assert.That(() => Client(o => o.UploadEndpoint = new Uri("http://127.0.0.1:5/path")), Throws.Nothing);
        Assert.That(() => Client(o => (o.AccessKeyId, o.AccessKeySecret) = (null, null)), Throws.Nothing);
    }

    [TestCase("ap-southeast-1", false, "cloudauth-intl.ap-southeast-1.aliyuncs.com", 10)]
    [TestCase("ap-southeast-1", true, "cloudauth-intl-vpc.ap-southeast-1.aliyuncs.com", 10)]
    [TestCase("cn-hongkong", false, "cloudauth-intl.cn-hongkong.aliyuncs.com", 10)]
    [TestCase("cn-hongkong", true, "cloudauth-intl-vpc.cn-hongkong.aliyuncs.com", 10)]
    [TestCase("ap-southeast-3", false, "cloudauth-intl.ap-southeast-3.aliyuncs.com", 3)]
    [TestCase("ap-southeast-3", true, "cloudauth-intl-vpc.ap-southeast-3.aliyuncs.com", 3)]
    [TestCase("ap-southeast-5", false, "cloudauth-intl.ap-southeast-5.aliyuncs.com", 3)]
    [TestCase("ap-southeast-5", true, "cloudauth-intl-vpc.ap-southeast-5.aliyuncs.com", 3)]
    public async Task EnrollAsync_Region_ChoosesHostAndRate(string region, bool vpc, string host, int rate)
    {
        using var wire = new AlibabaIdVerificationWire();
        var client = AlibabaIdVerificationSetup.Client(wire, o => (o.Region, o.UseVpc) = (region, vpc));
        await client.EnrollAsync(Request());
        Assert.That(wire.Requests[0].Uri, Is.EqualTo(new Uri($"https://{host}/")));
        Assert.That(client.Limits.RequestsPerSecond, Is.EqualTo(new FaceLimit(rate)));
        var byHost = Client(o => (o.Region, o.Endpoint) = (null, new Uri("https://" + host)));
        Assert.That(byHost.Limits.RequestsPerSecond, Is.EqualTo(new FaceLimit(rate)));
    }

    [Test]
    public void Limits_UnknownRegion_HaveTheStrictestRate() =>
        Assert.That(Client(o => Gateway(o, "eu-central-1")).Limits.RequestsPerSecond, Is.EqualTo(new FaceLimit(3)));

    [Test]
    public void Endpoints_TypedValues_AreThoseOfTheRegions()
    {
        Uri[] typed =
        [
            AlibabaIdVerificationEndpoints.Singapore,
            AlibabaIdVerificationEndpoints.SingaporeVpc,
            AlibabaIdVerificationEndpoints.Jakarta,
            AlibabaIdVerificationEndpoints.JakartaVpc,
            AlibabaIdVerificationEndpoints.HongKong,
            AlibabaIdVerificationEndpoints.HongKongVpc,
            AlibabaIdVerificationEndpoints.KualaLumpur,
            AlibabaIdVerificationEndpoints.KualaLumpurVpc,
        ];
        var byRegion = AlibabaIdVerificationEndpoints.Regions.SelectMany(r =>
            new[]
            {
                AlibabaIdVerificationEndpoints.ForRegion(r),
                AlibabaIdVerificationEndpoints.ForRegion(r, vpc: true),
            }
        );
        Assert.That(typed, Is.EqualTo(byRegion));
        Assert.That(() => AlibabaIdVerificationEndpoints.ForRegion("cn-shanghai"), Throws.ArgumentException);
    }

    [Test]
    public void AddFaceEnrollment_Section_BindsEveryOption()
    {
        using var services = Section(s_section);
        var options = services
            .GetRequiredService<IOptionsMonitor<AlibabaIdVerificationOptions>>()
            .Get("AlibabaIdVerification");
        Assert.That(options.LibraryId, Is.EqualTo("from-section"));
        Assert.That(options.UseVpc, Is.True);
        Assert.That(options.SignatureScheme, Is.EqualTo(AlibabaIdVerificationSignatureScheme.RpcHmacSha1));
        Assert.That(options.ForceUpload, Is.True);
        Assert.That(options.UploadNetwork, Is.EqualTo(AlibabaIdVerificationUploadNetwork.Internal));
        Assert.That(options.UploadEndpoint, Is.EqualTo(new Uri("https://upload.example.com/x")));
        var client = services.GetRequiredService<IFaceEnrollmentClient>();
        Assert.That(client, Is.TypeOf<AlibabaIdVerificationFaceEnrollmentClient>());
        Assert.That(client.Vendor, Is.EqualTo(FaceVendor.AlibabaIdVerification));
        Assert.That(services.GetRequiredService<AlibabaIdVerificationFaceEnrollmentClient>(), Is.SameAs(client));
    }

    [Test]
    public void AddFaceEnrollment_SectionWithoutRegion_SaysSoAtStart()
    {
        using var services = Section(new(s_section) { ["Face:AlibabaIdVerification:Region"] = null });
        var error = Assert.Throws<OptionsValidationException>(() =>
            services.GetRequiredService<IStartupValidator>().Validate()
        );
        Assert.That(error!.Message, Does.Contain("AlibabaIdVerification: Region must be one of"));
    }

    [Test]
    public async Task AddAlibabaIdVerification_ByDelegateAndName_ResolvesEachByItsKey()
    {
        using var first = new AlibabaIdVerificationWire();
        using var second = new AlibabaIdVerificationWire();
        var collection = new ServiceCollection();
        collection
            .AddFaceEnrollment()
            .AddAlibabaIdVerification(o => Copy(o, "group-1"))
            .AddAlibabaIdVerification("branch-7", o => Copy(o, "group-7"));
        collection
            .AddHttpClient("FaceEnroll.Sdk:AlibabaIdVerification")
            .ConfigurePrimaryHttpMessageHandler(Handler(first));
        collection.AddHttpClient("FaceEnroll.Sdk:branch-7").ConfigurePrimaryHttpMessageHandler(Handler(second));
        await using var services = collection.BuildServiceProvider();

        await services
            .GetRequiredKeyedService<IFaceEnrollmentClient>("branch-7")
            .EnrollAsync(new FaceEnrollmentRequest("p", FaceImage.FromBytes(new byte[3])));

        Assert.That(first.Requests, Is.Empty);
        Assert.That(second.Requests.Single().Form["FaceGroupCode"], Is.EqualTo("group-7"));
        Assert.That(
            () => services.GetRequiredService<IFaceEnrollmentClient>(),
            Throws.InvalidOperationException.With.Message.Contains("branch-7")
        );
    }

    [Test]
    public void AddAlibabaIdVerification_WithNothing_NeedsRegionAndLibrary()
    {
        var collection = new ServiceCollection();
        collection.AddFaceEnrollment().AddAlibabaIdVerification();
        using var services = collection.BuildServiceProvider();
        var error = Assert.Throws<OptionsValidationException>(() =>
            services.GetRequiredService<IStartupValidator>().Validate()
        );
        Assert.That(error!.Message, Does.Contain("LibraryId").And.Contains("Region"));
    }

    private static IEnumerable<TestCaseData> BadOptions()
    {
        yield return Bad("Region", o => o.Region = null);
        yield return Bad("Region", o => o.Region = "cn-shanghai");
        yield return Bad("Region is not set", o => (o.Region, o.Endpoint) = (null, new Uri("https://example.com")));
        yield return Bad("Region is not set", o => (o.Region, o.Endpoint) = ("", new Uri("http://localhost:5")));
        yield return Bad("Region", o => (o.Region, o.Endpoint) = ("a b", new Uri("https://example.com")));
        yield return Bad(
            "Region must be ap-southeast-1, which Endpoint's host is in",
            o => (o.Region, o.Endpoint) = ("cn-hongkong", AlibabaIdVerificationEndpoints.Singapore)
        );
        yield return Bad(
            "Region must be ap-southeast-9, which Endpoint's host is in",
            o => (o.Region, o.Endpoint) = ("cn-hongkong", s_newRegion)
        );
        yield return Bad(
            "OpenPlatformEndpoint is not set: Endpoint is none of the vendor's hosts",
            o => o.Endpoint = new Uri("http://127.0.0.1:5000")
        );
        yield return Bad("Region must be one of ap-southeast-1", o => o.Region = "ap-southeast-9");
        yield return Bad("for another, set Endpoint to its host", o => o.Region = "ap-southeast-9");
        yield return Bad("UseVpc", o => (o.UseVpc, o.Endpoint) = (true, new Uri("https://example.com")));
        yield return Bad("LibraryId", o => o.LibraryId = null);
        yield return Bad("LibraryId", o => o.LibraryId = "a\n");
        yield return Bad("AccessKeySecret", o => o.AccessKeySecret = null);
        yield return Bad("AccessKeyId", o => o.AccessKeyId = "a\nb");
        yield return Bad("SecurityToken", o => (o.AccessKeyId, o.AccessKeySecret, o.SecurityToken) = ("", "", "t"));
        yield return Bad("Endpoint", o => o.Endpoint = new Uri("http://example.com"));
        yield return Bad("Endpoint", o => o.Endpoint = new Uri("https://example.com/path"));
        yield return Bad("OpenPlatformEndpoint", o => o.OpenPlatformEndpoint = new Uri("http://example.com"));
        yield return Bad("OpenPlatformEndpoint", o => o.OpenPlatformEndpoint = new Uri("https://example.com/path"));
        yield return Bad("UploadEndpoint", o => o.UploadEndpoint = new Uri("http://example.com/"));
        yield return Bad("UploadEndpoint", o => o.UploadEndpoint = new Uri("ftp://example.com/"));
        yield return Bad("UploadEndpoint", o => o.UploadEndpoint = new Uri("relative", UriKind.Relative));
        yield return Bad("SignatureScheme", o => o.SignatureScheme = (AlibabaIdVerificationSignatureScheme)2);
        yield return Bad("UploadNetwork", o => o.UploadNetwork = (AlibabaIdVerificationUploadNetwork)(-1));
        yield return Bad("Timeout", o => o.Timeout = TimeSpan.Zero);
    }

    /// <summary>A region that the vendor's page does not list yet.</summary>
    private static readonly Uri s_newRegion = new("https://cloudauth-intl.ap-southeast-9.aliyuncs.com");

    [TestCase(null)]
    [TestCase("ap-southeast-9")]
    public void Constructor_HostOfARegionThatIsNotListed_IsTaken(string? region) =>
        Assert.That(() => Client(o => (o.Region, o.Endpoint) = (region, s_newRegion)), Throws.Nothing);

    private static void Gateway(AlibabaIdVerificationOptions options, string region)
    {
        options.Region = region;
        options.Endpoint = options.OpenPlatformEndpoint = new Uri("https://example.com");
    }

    private static TestCaseData Bad(string option, Action<AlibabaIdVerificationOptions> change) => new(change, option);

    private static AlibabaIdVerificationFaceEnrollmentClient Client(Action<AlibabaIdVerificationOptions> change) =>
        new(Options(change));

    private static void Copy(AlibabaIdVerificationOptions options, string library)
    {
        options.AccessKeyId = KeyId;
        options.AccessKeySecret = Secret;
        options.Region = "ap-southeast-3";
        options.LibraryId = library;
        options.Preflight = FaceImagePreflight.Off;
    }

    private static ServiceProvider Section(Dictionary<string, string?> values)
    {
        var configuration = new ConfigurationBuilder().AddInMemoryCollection(values).Build();
        var collection = new ServiceCollection();
        collection.AddFaceEnrollment(configuration.GetSection("Face"));
        return collection.BuildServiceProvider();
    }

    private static Func<HttpMessageHandler> Handler(AlibabaIdVerificationWire wire) => () => wire.Handler;
}
