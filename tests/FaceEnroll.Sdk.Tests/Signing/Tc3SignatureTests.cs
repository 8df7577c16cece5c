using FaceEnroll.Sdk.Signing;

namespace FaceEnroll.Sdk.Tests.Signing;

[TestOf(typeof(Tc3Signature))]
public class Tc3SignatureTests(string culture) : CultureFixture(culture)
{
    private const long Midnight = 1795219200;

    [Test]
    public void Authorize_OneInputChanged_ChangesTheSignature()
    {
        var call = new Tc3Call();
        byte[] otherHash = new byte[32];
        otherHash[31] = 1;
        Tc3Call[] calls =
        [
            call,
            call with
            {
                SecretKey = "example-secret-key-not-reaL",
            },
            call with
            {
                Timestamp = call.Timestamp + 1,
            },
            call with
            {
                Timestamp = call.Timestamp - 1,
            },
            call with
            {
                Service = "cvm",
            },
            call with
            {
                Method = "GET",
            },
            call with
            {
                Path = "/v2",
            },
            call with
            {
                Query = "a=1",
            },
            call with
            {
                ContentType = "application/json; charset=utf-8",
            },
            call with
            {
                Host = "iai.tencentcloudapi.com:8443",
            },
            call with
            {
                ExtraHeaders = [],
            },
            call with
            {
                ExtraHeaders = [new("x-tc-action", "deleteface")],
            },
            call with
            {
                ExtraHeaders = [new("x-tc-actions", "createface")],
            },
            call with
            {
                PayloadHash = otherHash,
            },
            call with
            {
                PayloadHash = Tc3Signature.UnsignedPayloadHash.ToArray(),
            },
        ];

        Assert.That(calls.Select(c => c.Signature()), Is.Unique);
    }

    [TestCase(Midnight - 1, "2026-11-20")]
    [TestCase(Midnight, "2026-11-21")]
    [TestCase(Midnight + 86399, "2026-11-21")]
    [TestCase(Midnight + 86400, "2026-11-22")]
    [TestCase(1709251199, "2024-02-29")]
    [TestCase(1767225599, "2025-12-31")]
    [TestCase(1767225600, "2026-01-01")]
    public void Authorize_AroundMidnight_TakesTheUtcDateOfTheTimestamp(long timestamp, string date)
    {
        var call = new Tc3Call { Timestamp = timestamp };

        Assert.That(call.Authorize(), Does.Contain($"/{date}/iai/tc3_request,"));
        Assert.That(
            Stage.Text((ref Utf8Buffer b) => Tc3Signature.WriteStringToSign(ref b, call.Input, [])),
            Does.StartWith($"TC3-HMAC-SHA256\n{FormattableString.Invariant($"{timestamp}")}\n{date}/iai/tc3_request\n")
        );
    }

    [Test]
    public void Authorize_AnyInput_PutsOneSpaceAfterTheAlgorithm() =>
        Assert.That(new Tc3Call().Authorize(), Does.StartWith("TC3-HMAC-SHA256 Credential=AKIDEXAMPLE/2026"));

    [Test]
    public void WriteCanonicalRequest_UpperCaseAndBlanks_LowersAndTrimsHeaders()
    {
        var call = new Tc3Call
        {
            ContentType = " Application/JSON ",
            Host = "IAI.Example.COM",
            ExtraHeaders = [new(" X-TC-Action ", "\tCreateFace ")],
        };

        Assert.That(
            Stage.Text((ref Utf8Buffer b) => Tc3Signature.WriteCanonicalRequest(ref b, call.Input)),
            Does.StartWith(
                "POST\n/\n\ncontent-type:application/json\nhost:iai.example.com\nx-tc-action:createface\n\n"
                    + "content-type;host;x-tc-action\n"
            )
        );
    }
}
