using FaceEnroll.Sdk.Images;
using FaceEnroll.Sdk.TencentCloud;

namespace FaceEnroll.Sdk.Tests.Images;

[TestOf(typeof(ImageRules))]
public class LongNumberTests
{
    [TestCase(2001, "at most 2000 pixels on its longer side (it has 2001)")]
    [TestCase(10000, "at most 2000 pixels on its longer side (it has 10,000)")]
    [TestCase(int.MaxValue, "at most 2000 pixels on its longer side (it has 2,147,483,647)")]
    public async Task Check_LongSide_IsWrittenInGroups(int side, string rule)
    {
        using var image = new OpenedImage(PictureSample.Png(side, 100));
        var broken = await image.CheckAsync(TencentCloudLimits.Instance, CancellationToken.None);
        Assert.That(broken!.ForRefusal(), Is.EqualTo(rule));
    }
}
