using System.Text;
using FaceEnroll.Sdk.Bodies;

namespace FaceEnroll.Sdk.Tests.Bodies;

[TestOf(typeof(PercentBase64))]
public class PercentBase64Tests
{
    [Test]
    public void Once_EveryLengthAndRandomBytes_IsBase64PercentEncoded()
    {
        foreach (var bytes in Inputs())
        {
            Assert.That(
                Encode(PercentBase64.Once, bytes, 3),
                Is.EqualTo(Uri.EscapeDataString(Convert.ToBase64String(bytes)))
            );
        }
    }

    [Test]
    public void Twice_EveryLengthAndRandomBytes_IsBase64PercentEncodedTwice()
    {
        foreach (var bytes in Inputs())
        {
            var expected = Uri.EscapeDataString(Uri.EscapeDataString(Convert.ToBase64String(bytes)));
            Assert.That(Encode(PercentBase64.Twice, bytes, 5), Is.EqualTo(expected));
        }
    }

    [Test]
    public void Encode_EveryPairOfCharacters_IsBase64PercentEncoded()
    {
        // Every 12-bit value in both halves of a group of three bytes.
        var bytes = new byte[4096 * 3];
        for (var value = 0; value < 4096; value++)
        {
            var bits = (value << 12) | (4095 - value);
            bytes[3 * value] = (byte)(bits >> 16);
            bytes[(3 * value) + 1] = (byte)(bits >> 8);
            bytes[(3 * value) + 2] = (byte)bits;
        }

        var once = Uri.EscapeDataString(Convert.ToBase64String(bytes));
        Assert.That(Encode(PercentBase64.Once, bytes, 3), Is.EqualTo(once));
        Assert.That(Encode(PercentBase64.Twice, bytes, 5), Is.EqualTo(Uri.EscapeDataString(once)));
    }

    private static IEnumerable<byte[]> Inputs()
    {
        var random = new Random(20261121);
        for (var length = 0; length < 200; length++)
        {
            yield return Fill(random, length);
        }

        for (var i = 0; i < 100; i++)
        {
            yield return Fill(random, random.Next(200, 10_000));
        }

        // Nothing but escapes: the longest text there is.
        foreach (var length in new[] { 1, 2, 3, 3072, 3073, 3074 })
        {
            yield return [.. Enumerable.Repeat((byte)0xFF, length)];
        }
    }

    private static byte[] Fill(Random random, int length)
    {
        var bytes = new byte[length];
        random.NextBytes(bytes);
        return bytes;
    }

    private static string Encode(PercentBase64 encoder, byte[] bytes, int longest)
    {
        var target = new byte[((bytes.Length + 2) / 3 * 4 * longest) + PercentBase64.Slack];
        var text = Encoding.ASCII.GetString(target, 0, encoder.Encode(bytes, target));
        // With and without the processor's help it is the same.
        Assert.That(Encoding.ASCII.GetString(target, 0, encoder.EncodeByEights(bytes, target)), Is.EqualTo(text));
        return text;
    }
}
