using System.Security.Cryptography;
using System.Text;
using FaceEnroll.Sdk.Signing;

namespace FaceEnroll.Sdk.Tests.Signing;

/// <summary>A kept HMAC signs as a new one does, whatever it signed before and whoever else signs.</summary>
[TestOf(typeof(KeptHash<>))]
[TestOf(typeof(AlibabaHmacs))]
public class KeptHashTests
{
    private static readonly string[] s_secrets = ["first-secret", "another-secret", "third-secret-é"];

    private static string Sign(KeptHash<string> hashes, string secret, string text)
    {
        var signature = new byte[SecretHmac.Sha256Length];
        hashes.Sign(secret, Encoding.UTF8.GetBytes(text), signature);
        return Convert.ToHexStringLower(signature);
    }

    private static string Expected(string secret, string text) =>
        Convert.ToHexStringLower(HMACSHA256.HashData(Encoding.UTF8.GetBytes(secret), Encoding.UTF8.GetBytes(text)));

    [Test]
    public void Sign_SameAndOtherSecrets_IsAsAnew()
    {
        var hashes = new AlibabaHmacs().Acs3;
        foreach (var i in (int[])[0, 0, 1, 0, 2, 2, 1])
        {
            var text = $"text {i}";
            Assert.That(Sign(hashes, s_secrets[i], text), Is.EqualTo(Expected(s_secrets[i], text)));
        }
    }

    [Test]
    public void Sign_ManyThreadsWithDifferentSecrets_NeverMixes()
    {
        var hashes = new AlibabaHmacs().Acs3;
        int[] wrong =
        [
            .. Enumerable
                .Range(0, 4000)
                .AsParallel()
                .WithDegreeOfParallelism(4)
                .Where(i => Sign(hashes, s_secrets[i % 3], $"{i}") != Expected(s_secrets[i % 3], $"{i}")),
        ];
        Assert.That(wrong, Is.Empty);
    }

    [Test]
    public void Take_SecondBeforeTheFirstIsBack_IsAnother()
    {
        var hashes = new AlibabaHmacs().Rpc;
        var first = hashes.Take("secret");
        using var second = hashes.Take("secret");
        Assert.That(second, Is.Not.SameAs(first));

        hashes.Keep(first);

        Assert.That(hashes.Take("secret"), Is.SameAs(first));
        first.Dispose();
    }

    [Test]
    public void Take_AnotherSecret_LetsTheKeptOneGo()
    {
        var hashes = new AlibabaHmacs().Roa;
        var first = hashes.Take("secret");
        hashes.Keep(first);

        using var other = hashes.Take("another");

        Assert.That(() => first.Hash.AppendData(new byte[1]), Throws.InstanceOf<ObjectDisposedException>());
    }
}
