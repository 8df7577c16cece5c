using FaceEnroll.Sdk.TencentCloud;
using FaceEnroll.Sdk.Tests.Images;
using FaceEnroll.Sdk.Tests.Support;

namespace FaceEnroll.Sdk.Tests.Vendors.TencentCloud;

[TestOf(typeof(TencentCloudCreateFace))]
[TestOf(typeof(TencentCloudEndpoints))]
public class TencentCloudRequestTests
{
    [Test]
    public async Task Enroll_NothingOptionalSet_SendsNoEmptyHeader()
    {
        var wire = Wire.Json(TencentCloudSetup.Success);
        await TencentCloudSetup.Client(wire).EnrollAsync(TencentCloudSetup.Request());
        Assert.That(
            wire.Request.Headers.Keys.Where(n => n.StartsWith("X-TC-", StringComparison.OrdinalIgnoreCase)),
            Is.EquivalentTo(["X-TC-Action", "X-TC-Version", "X-TC-Timestamp", "X-TC-Region"])
        );
        Assert.That(wire.Request.Headers.Values, Has.None.Empty);
        Assert.That(wire.Request.Header("X-TC-Action"), Is.EqualTo("CreateFace"));
        Assert.That(wire.Request.Header("X-TC-Version"), Is.EqualTo("2020-03-03"));
        Assert.That(wire.Request.Header("X-TC-Region"), Is.EqualTo("ap-guangzhou"));
        Assert.That(
            wire.Request.Text,
            Is.EqualTo("""{"PersonId":"1001","Urls":["http://test.image.myqcloud.com/testA.jpg"]}""")
        );
    }

    [Test]
    public async Task Enroll_EmptyTokenFromProvider_SendsNoTokenHeader()
    {
        var wire = Wire.Json(TencentCloudSetup.Success);
        await TencentCloudSetup
            .Client(wire, o => o.CredentialsProvider = _ => new(new FaceEnrollmentCredentials("id", "key", "")))
            .EnrollAsync(TencentCloudSetup.Request());
        Assert.That(wire.Request.Header("X-TC-Token"), Is.Null);
        Assert.That(
            wire.Request.Header("Authorization"),
            Is.EqualTo(IndependentTc3.Authorization(wire.Request, "id", "key"))
        );
    }

    private static IEnumerable<TestCaseData> Endpoints() =>
        [
            new TestCaseData(null, "https://iai.tencentcloudapi.com/"),
            new TestCaseData(TencentCloudEndpoints.Mainland, "https://iai.tencentcloudapi.com/"),
            new TestCaseData(TencentCloudEndpoints.International, "https://iai.intl.tencentcloudapi.com/"),
            new TestCaseData(TencentCloudEndpoints.Internal, "https://iai.internal.tencentcloudapi.com/"),
            new TestCaseData(
                TencentCloudEndpoints.ForRegion("ap-singapore"),
                "https://iai.ap-singapore.tencentcloudapi.com/"
            ),
            new TestCaseData(new Uri("http://127.0.0.1:5099"), "http://127.0.0.1:5099/"),
            new TestCaseData(new Uri("http://localhost:81"), "http://localhost:81/"),
            new TestCaseData(new Uri("https://gateway.example:8443"), "https://gateway.example:8443/"),
        ];

    [TestCaseSource(nameof(Endpoints))]
    public async Task Enroll_Endpoint_IsCalledAndItsHostIsSigned(Uri? endpoint, string expected)
    {
        var wire = Wire.Json(TencentCloudSetup.Success);
        await TencentCloudSetup.Client(wire, o => o.Endpoint = endpoint).EnrollAsync(TencentCloudSetup.Request());
        Assert.That(wire.Request.Uri.AbsoluteUri, Is.EqualTo(expected));
        Assert.That(
            wire.Request.Header("Authorization"),
            Is.EqualTo(
                IndependentTc3.Authorization(wire.Request, TencentCloudSetup.SecretId, TencentCloudSetup.SecretKey)
            )
        );
    }

    private static IEnumerable<TestCaseData> Regions() =>
        [
            new TestCaseData(null, "ap-guangzhou"),
            new TestCaseData("https://iai.tencentcloudapi.com", "ap-guangzhou"),
            new TestCaseData("https://iai.tencentcloudapi.cn", "ap-guangzhou"),
            new TestCaseData("https://iai.internal.tencentcloudapi.com", "ap-guangzhou"),
            new TestCaseData("https://iai.intl.tencentcloudapi.com", "ap-singapore"),
            new TestCaseData("https://iai.ap-shanghai.tencentcloudapi.com", "ap-shanghai"),
            new TestCaseData("https://iai.ap-shanghai-fsi.tencentcloudapi.com", "ap-shanghai-fsi"),
            new TestCaseData("https://iai.eu-frankfurt.tencentcloudapi.com.cn", "eu-frankfurt"),
            // Not the vendor's own: as the default host.
            new TestCaseData("http://127.0.0.1:5099", "ap-guangzhou"),
            new TestCaseData("https://iai.ap-seoul.example", "ap-guangzhou"),
            new TestCaseData("https://gateway.ap-seoul.tencentcloudapi.com", "ap-guangzhou"),
        ];

    [TestCaseSource(nameof(Regions))]
    public async Task Enroll_NoRegionSet_NamesThatOfTheHost(string? endpoint, string region)
    {
        var wire = Wire.Json(TencentCloudSetup.Success);
        await TencentCloudSetup
            .Client(wire, o => o.Endpoint = endpoint is null ? null : new Uri(endpoint))
            .EnrollAsync(TencentCloudSetup.Request());
        Assert.That(wire.Request.Header("X-TC-Region"), Is.EqualTo(region));
    }

    [Test]
    public void ForRegion_EveryListedRegion_IsNamedAgain() =>
        Assert.That(
            TencentCloudEndpoints.Regions.Select(r =>
                TencentCloudEndpoints.RegionOf(TencentCloudEndpoints.ForRegion(r))
            ),
            Is.EqualTo(TencentCloudEndpoints.Regions)
        );

    [Test]
    public async Task Enroll_Region_ChangedOrLeftOut_IsNotSigned()
    {
        var wire = Wire.Json(TencentCloudSetup.Success);
        await TencentCloudSetup.Client(wire).EnrollAsync(TencentCloudSetup.Request());
        await TencentCloudSetup.Client(wire, o => o.Region = "ap-beijing").EnrollAsync(TencentCloudSetup.Request());
        await TencentCloudSetup.Client(wire, o => o.SendRegion = false).EnrollAsync(TencentCloudSetup.Request());
        Assert.That(
            wire.Requests.Select(r => r.Header("X-TC-Region")),
            Is.EqualTo(new[] { "ap-guangzhou", "ap-beijing", null })
        );
        Assert.That(wire.Requests.Select(r => r.Header("Authorization")).Distinct(), Has.One.Items);
    }

    [TestCase("")]
    [TestCase("AP-singapore")]
    [TestCase("ap.evil.example/")]
    public void ForRegion_NoRegionName_IsRefused(string region) =>
        Assert.That(() => TencentCloudEndpoints.ForRegion(region), Throws.InstanceOf<ArgumentException>());

    [Test]
    public async Task Enroll_Pictures_AreSentInOrderAsBase64()
    {
        byte[][] pictures = [PictureSample.Png(300, 400), PictureSample.Bmp(40, 100, 100), PictureSample.Png(64, 64)];
        var wire = Wire.Json("""{"Response":{"SucFaceIds":["1","2","3"],"RetCode":[0,0,0]}}""");
        await TencentCloudSetup
            .Client(wire)
            .EnrollAsync(TencentCloudSetup.Request([.. pictures.Select(p => FaceImage.FromBytes(p))]));
        var images = string.Join("\",\"", pictures.Select(Convert.ToBase64String));
        Assert.That(wire.Request.Text, Is.EqualTo($$"""{"PersonId":"1001","Images":["{{images}}"]}"""));
    }

    [Test]
    public async Task Enroll_GeneralRequest_SendsTheSame()
    {
        var wire = Wire.Json(TencentCloudSetup.Success);
        IFaceEnrollmentClient client = TencentCloudSetup.Client(wire);
        await client.EnrollAsync(TencentCloudSetup.Request());
        await client.EnrollAsync(new FaceEnrollmentRequest("1001", TencentCloudSetup.Url));
        Assert.That(wire.Requests[1].Body, Is.EqualTo(wire.Requests[0].Body));
    }

    [TestCase("th-TH")]
    [TestCase("ar-SA")]
    [TestCase("de-DE")]
    public async Task Enroll_OtherCulture_ChangesNothingOnTheWire(string culture)
    {
        using var _ = new CultureScope(culture);
        var wire = Wire.Json(TencentCloudSetup.Success);
        var request = TencentCloudSetup.Request();
        request.FaceMatchThreshold = 72.5;
        await TencentCloudSetup.Client(wire).EnrollAsync(request);
        Assert.That(wire.Request.Text, Does.EndWith(",\"FaceMatchThreshold\":72.5}"));
        Assert.That(wire.Request.Header("X-TC-Timestamp"), Is.EqualTo("1795236000"));
        Assert.That(
            wire.Request.Header("Authorization"),
            Is.EqualTo(
                IndependentTc3.Authorization(wire.Request, TencentCloudSetup.SecretId, TencentCloudSetup.SecretKey)
            )
        );
    }
}
