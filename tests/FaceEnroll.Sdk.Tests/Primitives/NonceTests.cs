using FaceEnroll.Sdk.Primitives;

namespace FaceEnroll.Sdk.Tests.Primitives;

[TestOf(typeof(Nonce))]
public class NonceTests
{
    [Test]
    public void Hex_IsThirtyTwoLowerCaseDigits_NeverTheSame()
    {
        var nonces = Enumerable.Range(0, 1000).Select(_ => Nonce.Hex()).ToList();
        Assert.That(nonces, Is.Unique.And.All.Match("^[0-9a-f]{32}$"));
        Assert.That(string.Concat(nonces).Distinct().Count(), Is.EqualTo(16));
    }

    [Test]
    public void TenDigits_IsTenDigits() =>
        Assert.That(Enumerable.Range(0, 1000).Select(_ => Nonce.TenDigits()), Is.All.Match("^[0-9]{10}$"));
}
