using FaceEnroll.Sdk.Signing;

namespace FaceEnroll.Sdk.Tests.Signing;

[TestOf(typeof(Tc3SigningKeyCache))]
public class Tc3SigningKeyCacheTests
{
    private static readonly Tc3Call s_call = new();

    private static readonly Tc3Call[] s_calls =
    [
        s_call,
        s_call with
        {
            SecretKey = "another-secret-key-not-real",
        },
        s_call with
        {
            Timestamp = s_call.Timestamp - 1,
        },
        s_call with
        {
            Timestamp = s_call.Timestamp + 86400,
        },
        s_call with
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
        foreach (Tc3Call call in new[] { s_calls[first], s_calls[second], s_calls[second], s_calls[first] })
        {
            Assert.That((call with { Keys = keys }).Authorize(), Is.EqualTo(call.Authorize()));
        }
    }

    [Test]
    public void Authorize_EqualSecretInAnotherString_SignsAsWithoutCache()
    {
        var keys = new Tc3SigningKeyCache();
        string copy = new(s_call.SecretKey.ToCharArray());
        Assert.That((s_call with { Keys = keys }).Authorize(), Is.EqualTo(s_call.Authorize()));
        Assert.That((s_call with { Keys = keys, SecretKey = copy }).Authorize(), Is.EqualTo(s_call.Authorize()));
    }

    [Test]
    public void Authorize_ManyThreadsWithDifferentSecrets_NeverMixesKeys()
    {
        var keys = new Tc3SigningKeyCache();
        string[] expected = [.. s_calls.Select(c => c.Authorize())];

        int[] wrong =
        [
            .. Enumerable
                .Range(0, 4000)
                .AsParallel()
                .WithDegreeOfParallelism(4)
                .Where(i =>
                    (s_calls[i % s_calls.Length] with { Keys = keys }).Authorize() != expected[i % s_calls.Length]
                ),
        ];

        Assert.That(wrong, Is.Empty);
    }
}
