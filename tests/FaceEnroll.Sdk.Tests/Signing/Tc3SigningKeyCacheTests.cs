using FaceEnroll.Sdk.Signing;

namespace FaceEnroll.Sdk.Tests.Signing;

[TestOf(typeof(Tc3SigningKeyCache))]
public class Tc3SigningKeyCacheTests
{
    private static readonly Tc3Call Call = new();

    private static readonly Tc3Call[] Calls =
    [
        Call,
        Call with
        {
            SecretKey = "another-secret-key-not-real",
        },
        Call with
        {
            Timestamp = Call.Timestamp - 1,
        },
        Call with
        {
            Timestamp = Call.Timestamp + 86400,
        },
        Call with
        {
            Service = "cvm",
        },
    ];

    [Test]
    public void Authorize_AnyChangeOfSecretDateOrService_SignsAsWithoutCache(
        [Range(0, 4)] int first,
        [Range(0, 4)] int second
    )
    {
        var keys = new Tc3SigningKeyCache();
        foreach (Tc3Call call in new[] { Calls[first], Calls[second], Calls[second], Calls[first] })
        {
            Assert.That((call with { Keys = keys }).Authorize(), Is.EqualTo(call.Authorize()));
        }
    }

    [Test]
    public void Authorize_EqualSecretInAnotherString_SignsAsWithoutCache()
    {
        var keys = new Tc3SigningKeyCache();
        string copy = new(Call.SecretKey.ToCharArray());
        Assert.That((Call with { Keys = keys }).Authorize(), Is.EqualTo(Call.Authorize()));
        Assert.That((Call with { Keys = keys, SecretKey = copy }).Authorize(), Is.EqualTo(Call.Authorize()));
    }

    [Test]
    public void Authorize_ManyThreadsWithDifferentSecrets_NeverMixesKeys()
    {
        var keys = new Tc3SigningKeyCache();
        string[] expected = [.. Calls.Select(c => c.Authorize())];

        int[] wrong =
        [
            .. Enumerable
                .Range(0, 4000)
                .AsParallel()
                .WithDegreeOfParallelism(4)
                .Where(i => (Calls[i % Calls.Length] with { Keys = keys }).Authorize() != expected[i % Calls.Length]),
        ];

        Assert.That(wrong, Is.Empty);
    }
}
