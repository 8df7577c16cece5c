using System.Globalization;
using System.Text;
using FaceEnroll.Sdk.Signing;

namespace FaceEnroll.Sdk.Tests.Signing;

[TestOf(typeof(Utf8Buffer))]
public class Utf8BufferTests(string culture) : CultureFixture(culture)
{
    [Test]
    public void Append_AnyText_IsItsUtf8() =>
        Assert.That(
            TextGenerator
                .Texts(500)
                .Where(text =>
                    Stage.Text((ref Utf8Buffer b) => b.Append(text))
                    != Encoding.UTF8.GetString(Encoding.UTF8.GetBytes(text))
                ),
            Is.Empty
        );

    [TestCase(0)]
    [TestCase(-1)]
    [TestCase(long.MaxValue)]
    [TestCase(long.MinValue)]
    public void AppendNumber_AnyCulture_IsInvariant(long value) =>
        Assert.That(
            Stage.Text((ref Utf8Buffer b) => b.AppendNumber(value)),
            Is.EqualTo(value.ToString(CultureInfo.InvariantCulture))
        );

    [Test]
    public void AppendLowerAscii_OtherLetters_Stay() =>
        Assert.That(
            Stage.Text(
                (ref Utf8Buffer b) =>
                {
                    b.Append("ABC");
                    b.AppendLowerAscii("AZ[@`{İIÉ");
                }
            ),
            Is.EqualTo("ABCaz[@`{İiÉ")
        );

    [Test]
    public void AppendHexAndBase64_EveryByte_EqualTheFrameworks()
    {
        byte[] bytes = [.. Enumerable.Range(0, 256).Select(i => (byte)i)];
        using (Assert.EnterMultipleScope())
        {
            Assert.That(
                Stage.Text((ref Utf8Buffer b) => b.AppendHex(bytes)),
                Is.EqualTo(Convert.ToHexStringLower(bytes))
            );
            Assert.That(
                Stage.Text((ref Utf8Buffer b) => b.AppendBase64(bytes)),
                Is.EqualTo(Convert.ToBase64String(bytes))
            );
        }
    }

    [Test]
    public void Append_Null_WritesNothing() =>
        Assert.That(Stage.Text((ref Utf8Buffer b) => b.Append((string?)null)), Is.Empty);

    [Test]
    public void Append_BeyondTheFirstMemory_ClearsItAndKeepsTheText()
    {
        byte[] first = new byte[8];
        var buffer = new Utf8Buffer(first);
        try
        {
            buffer.Append("secret"u8);
            Assert.That(first, Has.Some.Not.Zero);
            buffer.Append("-continued"u8);

            Assert.That(first, Has.All.Zero);
            Assert.That(buffer.ToText(), Is.EqualTo("secret-continued"));
        }
        finally
        {
            buffer.Dispose();
        }
    }

    [Test]
    public void DisposeAndClear_Written_LeaveNothingBehind([Values] bool dispose)
    {
        byte[] first = new byte[8];
        var buffer = new Utf8Buffer(first);
        buffer.Append("secret"u8);
        if (dispose)
        {
            buffer.Dispose();
        }
        else
        {
            buffer.Clear();
        }

        Assert.That(first, Has.All.Zero);
        Assert.That(buffer.Written.Length, Is.Zero);
    }
}
