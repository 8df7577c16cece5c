using System.Security.Cryptography;
using System.Text.Json;
using FaceEnroll.Sdk.Signing;

namespace FaceEnroll.Sdk.Tests.Signing;

/// <summary>Requests that the vendor's Node clients sent, and the examples its pages print.</summary>
[TestOf(typeof(AlibabaRpcSignature))]
public class AlibabaRpcSignatureTests(string culture) : CultureFixture(culture)
{
    private static IEnumerable<TestCaseData> Vectors =>
        VectorFile
            .Read("alibaba.json")
            .Cases("rpc-v1")
            .Concat(VectorFile.Read("alibaba-published.json").Cases("rpc-v1"));

    [TestCaseSource(nameof(Vectors))]
    public void WriteStringToSign_Parameters_Equals(JsonElement vector) =>
        Assert.That(
            Stage.Text(
                (ref Utf8Buffer b) =>
                    AlibabaRpcSignature.WriteStringToSign(ref b, vector.Text("inputs", "method"), Parameters(vector))
            ),
            Is.EqualTo(vector.Text("derived", "stringToSign"))
        );

    [TestCaseSource(nameof(Vectors))]
    public void WriteCanonicalQuery_EncodedOnceMore_IsInTheStringToSign(JsonElement vector)
    {
        string query = AlibabaRpcSignature.CanonicalQuery(Parameters(vector));
        Assert.That(
            vector.Text("inputs", "method") + "&%2F&" + PercentEncoding.Encode(query),
            Is.EqualTo(vector.Text("derived", "stringToSign"))
        );
    }

    [TestCaseSource(nameof(Vectors))]
    public void Sign_ExpectedStringToSign_GivesItsSignature(JsonElement vector) =>
        Assert.That(
            AlibabaRpcSignature.Sign(
                vector.Text("inputs", "accessKeySecret"),
                Stage.Utf8(vector.Text("derived", "stringToSign"))
            ),
            Is.EqualTo(vector.Text("derived", "signature"))
        );

    [TestCaseSource(nameof(Vectors))]
    public void Sign_Parameters_GivesTheSignature(JsonElement vector) =>
        Assert.That(
            AlibabaRpcSignature.Sign(
                vector.Text("inputs", "accessKeySecret"),
                vector.Text("inputs", "method"),
                Parameters(vector)
            ),
            Is.EqualTo(vector.Text("derived", "signature"))
        );

    [TestCaseSource(nameof(Vectors))]
    public void Pieces_FedToAnHmac_GiveTheSignature(JsonElement vector)
    {
        string key = Stage.Text(
            (ref Utf8Buffer b) => AlibabaRpcSignature.WriteKey(ref b, vector.Text("inputs", "accessKeySecret"))
        );
        using var hmac = IncrementalHash.CreateHMAC(HashAlgorithmName.SHA1, Stage.Utf8(key));
        // The pieces begin a POST; a published GET needs its own beginning.
        hmac.AppendData(vector.Text("inputs", "method") == "POST" ? AlibabaRpcSignature.PostPrefix : "GET&%2F&"u8);
        bool first = true;
        foreach (SignedParameter parameter in Parameters(vector).OrderBy(p => p.Name, StringComparer.Ordinal))
        {
            hmac.AppendData(first ? [] : AlibabaRpcSignature.EncodedParameterSeparator);
            hmac.AppendData(Twice(parameter.Name));
            hmac.AppendData(AlibabaRpcSignature.EncodedValueSeparator);
            hmac.AppendData(Twice(parameter.Value));
            first = false;
        }

        Assert.That(Convert.ToBase64String(hmac.GetHashAndReset()), Is.EqualTo(vector.Text("derived", "signature")));
    }

    [Test]
    public void WriteCanonicalQuery_NonBmpAndReserved_AreEncoded() =>
        Assert.That(
            AlibabaRpcSignature.CanonicalQuery([new("b", "😀 *'()!~"), new("B", ""), new("a", "é&=+/")]),
            Is.EqualTo("B=&a=%C3%A9%26%3D%2B%2F&b=%F0%9F%98%80%20%2A%27%28%29%21~")
        );

    private static byte[] Twice(string text) =>
        Stage.Utf8(Stage.Text((ref Utf8Buffer b) => b.AppendPercentEncoded(text, 2)));

    // Signed is the union of query and form, without the signature.
    private static SignedParameter[] Parameters(JsonElement vector) =>
        vector.TryGetProperty("captured", out _)
            ? [.. CapturedForm.Query(vector).Concat(CapturedForm.Form(vector)).Where(p => p.Name != "Signature")]
            : CapturedForm.FromObject(vector.GetProperty("inputs").GetProperty("params"));
}
