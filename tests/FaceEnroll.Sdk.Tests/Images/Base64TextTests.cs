using FaceEnroll.Sdk.Tests.Support;
using FaceEnroll.Sdk.Tests.Vendors.TencentCloud;

namespace FaceEnroll.Sdk.Tests.Images;

/// <summary>White space in base64: between lines it is layout, inside a line it is a lost character.</summary>
[TestOf(typeof(FaceImage))]
public class Base64TextTests
{
    private static string Input(string name) =>
        File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "Assets/Inputs", name));

    [Test]
    public void FromBase64_PlusSignsLost_IsRefusedWithoutTheText()
    {
        var lost = Input("base64-plus-lost.txt");
        var e = Assert.Throws<ArgumentException>(() => FaceImage.FromBase64(lost))!;
        Assert.That(e.ParamName, Is.EqualTo("base64"));
        Assert.That(e.Message, Does.Contain("blank inside a line").And.Not.Contain(lost.Substring(0, 8)));
        Assert.That(() => FaceImage.FromBase64(Input("base64-whole.txt")), Throws.Nothing);
    }

    [TestCase("AAEC AwQF")]
    [TestCase("AAEC\tAwQF")]
    [TestCase("AAEC  AwQF\n")]
    [TestCase("data:image/png;base64,AAEC AwQF")]
    [TestCase("AAEC\nAwQF BgcI\n")]
    [TestCase("AAECAwQ =")]
    public void FromBase64_BlankInsideALine_IsRefused(string text) =>
        Assert.That(
            () => FaceImage.FromBase64(text),
            Throws.ArgumentException.With.Message.Contains("blank inside a line")
        );

    [TestCase("data:image/jpeg,AAECAwQF")]
    [TestCase("data:,AAECAwQF")]
    [TestCase("data:AAECAwQF")]
    [TestCase("data:image/jpeg;base64AAECAwQF")]
    [TestCase("data:image/jpeg;base64;x=1,AAECAwQF")]
    [TestCase("data:image/jpeg;charset=base64,AAECAwQF")]
    public void FromBase64_DataUrlThatIsNoBase64_IsRefused(string text) =>
        Assert.That(
            () => FaceImage.FromBase64(text),
            Throws.ArgumentException.With.Message.Contains("data: URL without ;base64").And.Message.Not.Contains("AAEC")
        );

    [TestCase("data:;base64,AAECAwQF")]
    [TestCase("DATA:image/png;name=a;BASE64,AAECAwQF")]
    [TestCase("AAECAwQF")]
    [TestCase("AAEC\nAwQF")]
    [TestCase("AAEC\r\nAwQF\r\n")]
    [TestCase("  AAEC  \r\n\t AwQF \n \n")]
    [TestCase("AA\rECAwQF")]
    [TestCase("data:image/png;base64,\n AAECAwQF ")]
    public async Task FromBase64_LineBreaksAndBlanksBetweenLines_AreLayout(string text)
    {
        var wire = Wire.Json(TencentCloudSetup.Success);
        await TencentCloudSetup
            .Client(wire, o => o.Preflight = FaceImagePreflight.Off)
            .EnrollAsync(TencentCloudSetup.Request(FaceImage.FromBase64(text)));
        Assert.That(wire.Request.Text, Does.Contain("\"AAECAwQF\""));
    }
}
