using System.Globalization;
using System.Text;
using FaceEnroll.Sdk.Signing;

namespace FaceEnroll.Sdk.Tests.Signing;

[TestOf(typeof(PercentEncoding))]
public class PercentEncodingTests(string culture) : CultureFixture(culture)
{
    private const string Unreserved = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_.~";

    [TestCase("", "")]
    [TestCase(Unreserved, Unreserved)]
    [TestCase(
        " !*'();:@&=+$,/?#[]%\"<>\\^`{|}",
        "%20%21%2A%27%28%29%3B%3A%40%26%3D%2B%24%2C%2F%3F%23%5B%5D%25%22%3C%3E%5C%5E%60%7B%7C%7D"
    )]
    [TestCase("é张😀", "%C3%A9%E5%BC%A0%F0%9F%98%80")]
    [TestCase("İı", "%C4%B0%C4%B1")]
    public void Encode_Text_Gives(string text, string expected) =>
        Assert.That(PercentEncoding.Encode(text), Is.EqualTo(expected));

    // Not test cases: attributes are stored as UTF-8 and cannot hold half a pair.
    [Test]
    public void Encode_LoneSurrogate_IsTheReplacementCharacter()
    {
        using (Assert.EnterMultipleScope())
        {
            Assert.That(PercentEncoding.Encode("\ud83d"), Is.EqualTo("%EF%BF%BD"));
            Assert.That(PercentEncoding.Encode("a\ude00b"), Is.EqualTo("a%EF%BF%BDb"));
            Assert.That(PercentEncoding.Encode("\ude00\ud83d"), Is.EqualTo("%EF%BF%BD%EF%BF%BD"));
        }
    }

    [Test]
    public void Encode_AnyText_IsItsUtf8Escaped() =>
        Assert.That(TextGenerator.Texts(2000).Where(text => PercentEncoding.Encode(text) != Reference(text)), Is.Empty);

    [Test]
    public void AppendPercentEncoded_LevelTwo_IsTwiceLevelOne() =>
        Assert.That(
            TextGenerator
                .Texts(2000)
                .Where(text =>
                    Stage.Text((ref Utf8Buffer b) => b.AppendPercentEncoded(text, 2))
                    != PercentEncoding.Encode(PercentEncoding.Encode(text))
                ),
            Is.Empty
        );

    [Test]
    public void AppendPercentEncoded_SurrogatePairAtAnyPosition_StaysWhole(
        [Values(84, 85, 253, 254, 255, 256)] int before
    )
    {
        string text = new string('a', before) + "😀";
        Assert.That(PercentEncoding.Encode(text), Is.EqualTo(new string('a', before) + "%F0%9F%98%80"));
    }

    [TestCase(0)]
    [TestCase(3)]
    public void Encode_OtherLevel_Throws(int level) =>
        Assert.That(
            () => PercentEncoding.Encode([1], new byte[16], level),
            Throws.InstanceOf<ArgumentOutOfRangeException>()
        );

    private static string Reference(string text)
    {
        var encoded = new StringBuilder();
        foreach (byte value in Encoding.UTF8.GetBytes(text))
        {
            encoded.Append(
                Unreserved.Contains((char)value, StringComparison.Ordinal)
                    ? ((char)value).ToString()
                    : "%" + value.ToString("X2", CultureInfo.InvariantCulture)
            );
        }

        return encoded.ToString();
    }
}
