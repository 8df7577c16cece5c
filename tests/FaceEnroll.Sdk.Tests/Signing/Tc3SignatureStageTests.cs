using System.Security.Cryptography;
using System.Text.Json;
using FaceEnroll.Sdk.Signing;

namespace FaceEnroll.Sdk.Tests.Signing;

/// <summary>The vendor's printed examples, each stage on the printed output of the one before.</summary>
[TestOf(typeof(Tc3Signature))]
public class Tc3SignatureStageTests(string culture) : CultureFixture(culture)
{
    private static readonly JsonElement s_file = VectorFile.Read("tencent-tc3.json").GetProperty("officialExamples");

    private static IEnumerable<TestCaseData> Examples => s_file.Cases();

    private static JsonElement WithDerivedKeys => s_file[0];

    [TestCaseSource(nameof(Examples))]
    public void WriteCanonicalRequest_PrintedExample_Equals(JsonElement example)
    {
        Assert.That(
            Stage.Text((ref Utf8Buffer b) => Tc3Signature.WriteCanonicalRequest(ref b, Input(example))),
            Is.EqualTo(example.Text("canonicalRequest"))
        );
        Assert.That(
            Convert.ToHexStringLower(SHA256.HashData(Stage.Utf8(example.Text("canonicalRequest")))),
            Is.EqualTo(example.Text("hashedCanonicalRequest"))
        );
    }

    [TestCaseSource(nameof(Examples))]
    public void WriteStringToSign_PrintedCanonicalRequest_Equals(JsonElement example) =>
        Assert.That(
            Stage.Text(
                (ref Utf8Buffer b) =>
                    Tc3Signature.WriteStringToSign(ref b, Input(example), Stage.Utf8(example.Text("canonicalRequest")))
            ),
            Is.EqualTo(example.Text("stringToSign"))
        );

    [Test]
    public void DeriveDateKey_PrintedSecret_Equals()
    {
        byte[] key = new byte[32];
        Tc3Signature.DeriveDateKey(WithDerivedKeys.Text("secretKey"), Input(WithDerivedKeys).Time, key);
        Assert.That(Convert.ToHexStringLower(key), Is.EqualTo(WithDerivedKeys.Text("secretDate")));
    }

    [Test]
    public void DeriveServiceKey_PrintedDateKey_Equals()
    {
        byte[] key = new byte[32];
        Tc3Signature.DeriveServiceKey(Key("secretDate"), WithDerivedKeys.Text("service"), key);
        Assert.That(Convert.ToHexStringLower(key), Is.EqualTo(WithDerivedKeys.Text("secretService")));
    }

    [Test]
    public void DeriveRequestKey_PrintedServiceKey_Equals()
    {
        byte[] key = new byte[32];
        Tc3Signature.DeriveRequestKey(Key("secretService"), key);
        Assert.That(Convert.ToHexStringLower(key), Is.EqualTo(WithDerivedKeys.Text("secretSigning")));
    }

    [Test]
    public void DeriveSigningKey_PrintedSecret_Equals()
    {
        byte[] key = new byte[32];
        Tc3SignatureInput input = Input(WithDerivedKeys);
        Tc3Signature.DeriveSigningKey(input.SecretKey, input.Time, input.Service, key);
        Assert.That(Convert.ToHexStringLower(key), Is.EqualTo(WithDerivedKeys.Text("secretSigning")));
    }

    [Test]
    public void SigningKey_PrintedStringToSign_GivesThePrintedSignature() =>
        Assert.That(
            Convert.ToHexStringLower(
                HMACSHA256.HashData(Key("secretSigning"), Stage.Utf8(WithDerivedKeys.Text("stringToSign")))
            ),
            Is.EqualTo(WithDerivedKeys.Text("signature"))
        );

    [TestCaseSource(nameof(Examples))]
    public void WriteAuthorization_PrintedSignature_Equals(JsonElement example) =>
        Assert.That(
            Stage.Text(
                (ref Utf8Buffer b) =>
                    Tc3Signature.WriteAuthorization(
                        ref b,
                        Input(example),
                        Convert.FromHexString(example.Text("signature"))
                    )
            ),
            Is.EqualTo(example.Text("authorization"))
        );

    [TestCaseSource(nameof(Examples))]
    public void Authorize_PrintedExample_Equals(JsonElement example) =>
        Assert.That(Tc3Signature.Authorize(Input(example)), Is.EqualTo(example.Text("authorization")));

    private static byte[] Key(string name) => Convert.FromHexString(WithDerivedKeys.Text(name));

    private static Tc3SignatureInput Input(JsonElement example) =>
        new()
        {
            SecretId = example.Text("secretId"),
            SecretKey = example.Text("secretKey"),
            Timestamp = example.GetProperty("timestamp").GetInt64(),
            Service = example.Text("service"),
            Method = example.Text("method"),
            ContentType = example.Text("contentType"),
            Host = example.Text("host"),
            // The page lower-cases the value: this one is given as it is sent.
            ExtraHeaders = example.Text("signedHeaders").Contains("x-tc-action")
                ? new[] { new SignedHeader("X-TC-Action", example.Text("action")) }
                : [],
            PayloadHash = SHA256.HashData(Stage.Utf8(example.Text("bodyText"))),
        };
}
