using System.Text;
using System.Text.Json;
using FaceEnroll.Sdk.AlibabaIdVerification;
using FaceEnroll.Sdk.Tests.Bodies;
using FaceEnroll.Sdk.Tests.Signing;
using static FaceEnroll.Sdk.Tests.Vendors.AlibabaIdVerification.AlibabaIdVerificationSetup;

namespace FaceEnroll.Sdk.Tests.Vendors.AlibabaIdVerification;

/// <summary>The request of AddFaceRecord: its parameters and its signature, from the bytes on the wire.</summary>
[TestOf(typeof(AlibabaIdVerificationAddFaceRecord))]
[TestOf(typeof(AlibabaIdVerificationProtocol))]
public class AlibabaIdVerificationRequestTests
{
    private const AlibabaIdVerificationSignatureScheme Rpc = AlibabaIdVerificationSignatureScheme.RpcHmacSha1;

    private string _directory = "";

    [SetUp]
    public void CreateDirectory() => _directory = Directory.CreateTempSubdirectory().FullName;

    [TearDown]
    public void DeleteDirectory() => Directory.Delete(_directory, recursive: true);

    [Test]
    public async Task EnrollAsync_PictureOfEverySourceAndLength_IsSignedAsItIsSent(
        [ValueSource(typeof(PictureSources), nameof(PictureSources.Kinds))] string kind,
        [ValueSource(typeof(PictureSources), nameof(PictureSources.Lengths))] int length,
        [Values] AlibabaIdVerificationSignatureScheme scheme
    )
    {
        using var wire = new AlibabaIdVerificationWire();
        var bytes = PictureSources.Bytes(length);
        var client = Client(wire, o => o.SignatureScheme = scheme);

        await client.EnrollAsync(Request(PictureSources.Image(kind, bytes, _directory)));

        var sent = wire.Requests.Single();
        AssertSigned(sent, KeyId, Secret, scheme);
        Assert.That(Convert.FromBase64String(sent.Form["FacePicture"]), Is.EqualTo(bytes));
        Assert.That(sent.Headers["Content-Length"], Is.EqualTo($"{sent.Body.Length}"));
    }

    [Test]
    public async Task EnrollAsync_Parameters_AreThoseOfTheCapturedRequest(
        [Values] AlibabaIdVerificationSignatureScheme scheme
    )
    {
        var entry = Vector(scheme == Rpc ? "rpc-post-base64" : "acs3-form");
        var captured = CapturedForm.Form(entry).ToDictionary(p => p.Name, p => p.Value);
        using var wire = new AlibabaIdVerificationWire();
        var client = Client(
            wire,
            o =>
            {
                o.SignatureScheme = scheme;
                o.NonceSource = () => entry.Text("inputs", "nonce");
            }
        );
        var request = new AlibabaIdVerificationFaceEnrollmentRequest(
            captured["MerchantUserId"],
            FaceImage.FromBytes(new byte[3])
        );

        await client.EnrollAsync(request);

        var sent = wire.Requests.Single();
        Assert.That(sent.Method, Is.EqualTo("POST"));
        Assert.That(sent.Uri, Is.EqualTo(new Uri($"https://{entry.Text("inputs", "host")}/")));
        // The captured picture's text is no base64, so no picture gives it, nor the signature over it.
        captured["FacePicture"] = "AAAA";
        var form = sent.Form;
        Assert.That(captured.Remove("Signature"), Is.EqualTo(form.Remove("Signature")));
        Assert.That(form, Is.EquivalentTo(captured));
    }

    [Test]
    public async Task EnrollAsync_Rpc_PutsTheSignatureLastAndTheRestInOrder()
    {
        using var wire = new AlibabaIdVerificationWire();
        await Client(wire, o => o.SignatureScheme = Rpc).EnrollAsync(Request());
        var names = Encoding.UTF8.GetString(wire.Requests[0].Body).Split('&').Select(p => p.Split('=')[0]).ToArray();
        Assert.That(names[^1], Is.EqualTo("Signature"));
        Assert.That(names[..^1], Is.Ordered.Using((System.Collections.IComparer)StringComparer.Ordinal));
        Assert.That(wire.Requests[0].Uri.Query, Is.Empty);
    }

    [Test]
    public async Task EnrollAsync_TemporaryCredentials_SendAndSignTheToken(
        [Values] AlibabaIdVerificationSignatureScheme scheme
    )
    {
        using var wire = new AlibabaIdVerificationWire();
        var client = Client(
            wire,
            o =>
            {
                o.SignatureScheme = scheme;
                o.CredentialsProvider = _ => new(new FaceEnrollmentCredentials("STS.FAKE", "sécret", "tok/en+=="));
            }
        );

        await client.EnrollAsync(Request());

        var sent = wire.Requests.Single();
        AssertSigned(sent, "STS.FAKE", "sécret", scheme);
        var token = scheme == Rpc ? sent.Form["SecurityToken"] : sent.Headers["x-acs-security-token"];
        Assert.That(token, Is.EqualTo("tok/en+=="));
    }

    [Test]
    public async Task EnrollAsync_EveryParameter_IsSentAndSigned([Values] AlibabaIdVerificationSignatureScheme scheme)
    {
        using var wire = new AlibabaIdVerificationWire();
        var client = Client(wire, o => o.SignatureScheme = scheme);
        var request = new AlibabaIdVerificationFaceEnrollmentRequest(
            "用户-é 😀~*'()!",
            FaceImage.FromBytes(new byte[3])
        )
        {
            LibraryId = "other/group",
            FaceQualityCheck = true,
        };

        var result = await client.EnrollAsync(request);

        var sent = wire.Requests.Single();
        AssertSigned(sent, KeyId, Secret, scheme);
        var form = sent.Form;
        Assert.That(form["ProductCode"], Is.EqualTo("FACE_ENROLL"));
        Assert.That(form["FaceGroupCode"], Is.EqualTo("other/group"));
        Assert.That(form["MerchantUserId"], Is.EqualTo("用户-é 😀~*'()!"));
        Assert.That(form["FacePicture"], Is.EqualTo("AAAA"));
        Assert.That(form["FaceQualityCheck"], Is.EqualTo("Y"));
        Assert.That(form.Keys, Has.None.StartsWith("FacePictureUrl").And.None.StartsWith("FacePictureFile"));
        Assert.That(result.LibraryIds, Is.EqualTo(new[] { "other/group" }));
    }

    [TestCase(null, null)]
    [TestCase(false, "N")]
    [TestCase(true, "Y")]
    public async Task EnrollAsync_FaceQualityCheck_IsLeftOutUnlessSet(bool? value, string? expected)
    {
        using var wire = new AlibabaIdVerificationWire();
        var request = Request();
        request.FaceQualityCheck = value;
        await Client(wire).EnrollAsync(request);
        Assert.That(wire.Requests[0].Form.GetValueOrDefault("FaceQualityCheck"), Is.EqualTo(expected));
    }

    [Test]
    public async Task EnrollAsync_Url_IsSentAsUrl([Values] AlibabaIdVerificationSignatureScheme scheme)
    {
        using var wire = new AlibabaIdVerificationWire();
        var url = new Uri("https://example.com/a%20b.jpg?x=1&y=2+3&signature=a%2Fb%3D");
        await Client(wire, o => (o.SignatureScheme, o.ForceUpload) = (scheme, true))
            .EnrollAsync(Request(FaceImage.FromUrl(url)));

        var sent = wire.Requests.Single();
        AssertSigned(sent, KeyId, Secret, scheme);
        Assert.That(sent.Form["FacePictureUrl"], Is.EqualTo(url.OriginalString));
        Assert.That(sent.Form.Keys, Has.No.Member("FacePicture").And.No.Member("FacePictureFile"));
    }

    [Test]
    public async Task EnrollAsync_CustomEndpointWithPort_SignsTheHostThatIsSent()
    {
        using var wire = new AlibabaIdVerificationWire();
        var client = Client(
            wire,
            o =>
            {
                (o.Endpoint, o.Region) = (new Uri("http://127.0.0.1:5080"), "ap-southeast-1");
                o.OpenPlatformEndpoint = o.Endpoint;
            }
        );
        await client.EnrollAsync(Request());
        AssertSigned(wire.Requests[0], KeyId, Secret, default);
        Assert.That(wire.Requests[0].Uri, Is.EqualTo(new Uri("http://127.0.0.1:5080/")));
    }

    [Test]
    public async Task EnrollAsync_SecondAttempt_HasItsOwnNonceAndSignature(
        [Values] AlibabaIdVerificationSignatureScheme scheme
    )
    {
        using var wire = new AlibabaIdVerificationWire();
        var replies = new Queue<string>([
            """{"Code":"Throttling.User","RequestId":"T"}""",
            AlibabaIdVerificationWire.Added,
        ]);
        wire.On(
            "AddFaceRecord",
            () => AlibabaIdVerificationWire.Answer(replies.Count == 2 ? 400 : 200, replies.Dequeue())
        );

        await Client(wire, o => o.SignatureScheme = scheme).EnrollAsync(Request());

        Assert.That(wire.Requests, Has.Count.EqualTo(2));
        foreach (var sent in wire.Requests)
        {
            AssertSigned(sent, KeyId, Secret, scheme);
        }

        Assert.That(Nonce(wire.Requests[0]), Has.Length.EqualTo(32).And.Not.EqualTo(Nonce(wire.Requests[1])));

        string Nonce(WireRequest r) => scheme == Rpc ? r.Form["SignatureNonce"] : r.Headers["x-acs-signature-nonce"];
    }

    [Test]
    public async Task EnrollAsync_GeneralRequest_IsTheVendorsOwn()
    {
        using var wire = new AlibabaIdVerificationWire();
        IFaceEnrollmentClient client = Client(wire);
        var result = await client.EnrollAsync(
            new FaceEnrollmentRequest("p-1", FaceImage.FromBytes(new byte[3])) { LibraryId = "g" }
        );
        Assert.That(wire.Requests[0].Form["FaceGroupCode"], Is.EqualTo("g"));
        Assert.That(wire.Requests[0].Form["MerchantUserId"], Is.EqualTo("p-1"));
        Assert.That(result, Is.TypeOf<AlibabaIdVerificationFaceEnrollmentResult>());
    }

    internal static void AssertSigned(
        WireRequest request,
        string keyId,
        string secret,
        AlibabaIdVerificationSignatureScheme scheme
    )
    {
        if (scheme == Rpc)
        {
            var all = request.IsForm ? request.Form : request.Query;
            Assert.That(all["Signature"], Is.EqualTo(WireSignature.Rpc(request, secret)));
            Assert.That(all["AccessKeyId"], Is.EqualTo(keyId));
            Assert.That(all["Format"], Is.EqualTo("JSON"));
            Assert.That(request.Headers.Keys, Has.No.Member("Authorization"));
        }
        else
        {
            Assert.That(request.Headers["Authorization"], Is.EqualTo(WireSignature.Acs3(request, keyId, secret)));
            Assert.That(request.Headers["Accept"], Is.EqualTo("application/json"));
        }
    }

    private static JsonElement Vector(string id) =>
        VectorFile.Read("alibaba.json").EnumerateArray().Single(e => e.Text("id") == id);
}
