using System.Globalization;
using FaceEnroll.Sdk.Signing;

namespace FaceEnroll.Sdk.Tests.Signing;

[TestOf(typeof(NameOrder))]
[TestOf(typeof(SignedHeader))]
[TestOf(typeof(SignedParameter))]
public class NameOrderTests(string culture) : CultureFixture(culture)
{
    [TestCase(0)]
    [TestCase(1)]
    [TestCase(13)]
    [TestCase(200)]
    public void Fill_ShuffledParameters_OrdersOrdinally(int count)
    {
        var random = new Random(7);
        string[] names =
        [
            .. Enumerable.Range(0, count).Select(i => "aBzZ_-9"[i % 7] + i.ToString(CultureInfo.InvariantCulture)),
        ];
        SignedParameter[] shuffled = [.. names.OrderBy(_ => random.Next()).Select(n => new SignedParameter(n, n))];
        int[] order = new int[count];

        NameOrder.Fill<SignedParameter>(shuffled, order);

        Assert.That(order.Select(i => shuffled[i].Name), Is.EqualTo(names.OrderBy(n => n, StringComparer.Ordinal)));
    }

    [Test]
    public void Fill_Headers_OrdersByLowerCaseName()
    {
        SignedHeader[] headers = [new("x-acs-Z", ""), new("X-ACS-a", ""), new("x-acs-ab", ""), new("x-acs-M", "")];
        int[] order = new int[4];

        NameOrder.Fill<SignedHeader>(headers, order);

        Assert.That(order, Is.EqualTo(new[] { 1, 2, 3, 0 }));
    }

    [Test]
    public void Fill_EqualNames_KeepTheirOrder()
    {
        SignedParameter[] parameters = [new("b", "1"), new("a", "1"), new("b", "2"), new("a", "2")];
        int[] order = new int[4];

        NameOrder.Fill<SignedParameter>(parameters, order);

        Assert.That(order, Is.EqualTo(new[] { 1, 3, 0, 2 }));
    }

    [Test]
    public void CanonicalQuery_MoreThanTheStackHolds_IsSortedAll()
    {
        SignedParameter[] parameters =
        [
            .. Enumerable
                .Range(0, NameOrder.StackLimit + 1)
                .Select(i => new SignedParameter(((char)(0x100 - i)).ToString(), "")),
        ];

        string[] names = [.. AlibabaRpcSignature.CanonicalQuery(parameters).Split('&').Select(Uri.UnescapeDataString)];

        Assert.That(
            names,
            Is.EqualTo(parameters.Select(p => p.Name + "=").OrderBy(name => name, StringComparer.Ordinal))
        );
    }
}
