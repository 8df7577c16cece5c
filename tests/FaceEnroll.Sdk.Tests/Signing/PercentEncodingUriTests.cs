using FaceEnroll.Sdk.Signing;

namespace FaceEnroll.Sdk.Tests.Signing;

/// <summary>A second oracle. It holds on current .NET only: older frameworks leave other characters alone.</summary>
[TestOf(typeof(PercentEncoding))]
public class PercentEncodingUriTests(string culture) : CultureFixture(culture)
{
    [Test]
    public void Encode_AnyText_EqualsUriEscapeDataString() =>
        Assert.That(
            TextGenerator.Texts(2000).Where(text => PercentEncoding.Encode(text) != Uri.EscapeDataString(text)),
            Is.Empty
        );
}
