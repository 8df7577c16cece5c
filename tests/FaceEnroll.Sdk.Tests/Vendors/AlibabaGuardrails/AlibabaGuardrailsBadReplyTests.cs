using System.Net;
using System.Text;
using FaceEnroll.Sdk.AlibabaGuardrails;
using FaceEnroll.Sdk.Tests.Support;
using static FaceEnroll.Sdk.Tests.Vendors.AlibabaGuardrails.AlibabaGuardrailsSetup;

namespace FaceEnroll.Sdk.Tests.Vendors.AlibabaGuardrails;

/// <summary>Replies that nobody documents: always a typed error, and never surer than the evidence.</summary>
[TestOf(typeof(AlibabaGuardrailsProtocol))]
public class AlibabaGuardrailsBadReplyTests
{
    private static FaceEnrollmentException Fails(AlibabaGuardrailsSetup fake) =>
        Assert.CatchAsync<FaceEnrollmentException>(() => fake.Client.EnrollAsync(Urls()))!;

    [Test]
    public void Read_NotTheDocumentedShape_IsLeftToTheStatus(
        [Values(
            "",
            " ",
            "{}",
            "null",
            "[]",
            "7",
            "\"200\"",
            "<html><body>200</body></html>",
            "{\"code\":null}",
            "{\"code\":true}",
            "{\"code\":{}}",
            "{\"code\":\"\"}",
            "{\"code\":200,\"data\":{\"code\":true}}",
            "{\"data\":{\"code\":200,\"faceImageItems\":[]}}"
        )]
            string body,
        [Values(200, 204, 302, 307, 400, 404, 408, 409, 429, 499, 500, 503)] int status
    )
    {
        var error = Fails(new AlibabaGuardrailsSetup().Reply(body, status));
        var (kind, certainty) = status switch
        {
            307 => (FaceEnrollmentErrorKind.Protocol, FaceEnrollmentCertainty.NotApplied),
            429 => (FaceEnrollmentErrorKind.Throttled, FaceEnrollmentCertainty.NotApplied),
            408 or 409 or 499 or >= 500 => (FaceEnrollmentErrorKind.VendorFault, FaceEnrollmentCertainty.Unknown),
            >= 400 => (FaceEnrollmentErrorKind.InvalidRequest, FaceEnrollmentCertainty.NotApplied),
            _ => (FaceEnrollmentErrorKind.Protocol, FaceEnrollmentCertainty.Unknown),
        };
        Assert.That((error.Kind, error.Certainty), Is.EqualTo((kind, certainty)));
        Assert.That(error.Images, Has.Count.EqualTo(1));
        Assert.That(error.InnerException, Is.Null, "A parser's words may quote the reply.");
    }

    [Test]
    public void Read_SuccessCutAnywhere_IsUnknown()
    {
        for (var length = 0; length < Success.Length; length++)
        {
            var error = Fails(new AlibabaGuardrailsSetup().Reply(Success[..length]));
            Assert.That(error.Certainty, Is.EqualTo(FaceEnrollmentCertainty.Unknown), $"{length} bytes");
        }
    }

    [Test]
    public void Read_RefusalCutAnywhere_IsTyped()
    {
        const string Refusal = """{"code":500,"msg":"temporary","data":{"code":500}}""";
        for (var length = 0; length < Refusal.Length; length++)
        {
            Assert.That(
                Fails(new AlibabaGuardrailsSetup().Reply(Refusal[..length], 500)).Certainty,
                Is.EqualTo(FaceEnrollmentCertainty.Unknown),
                $"{length} bytes"
            );
        }
    }

    [Test]
    public void Read_LargerThanTheCap_IsUnknown()
    {
        var error = Fails(new AlibabaGuardrailsSetup().Reply(Success + new string(' ', 1024 * 1024)));
        Assert.That(error.Kind, Is.EqualTo(FaceEnrollmentErrorKind.Protocol));
        Assert.That(error.Certainty, Is.EqualTo(FaceEnrollmentCertainty.Unknown));
    }

    [TestCase(200)]
    [TestCase(400)]
    public void Read_ConnectionBreaksInTheReply_IsUnknown(int status)
    {
        var fake = new AlibabaGuardrailsSetup().Reply(() =>
            new HttpResponseMessage((HttpStatusCode)status)
            {
                Content = new BrokenContent(Encoding.UTF8.GetBytes(Success[..40])),
            }
        );
        var error = Fails(fake);
        Assert.That(error.Kind, Is.EqualTo(FaceEnrollmentErrorKind.Transport));
        Assert.That(error.Certainty, Is.EqualTo(FaceEnrollmentCertainty.Unknown));
    }

    [Test]
    public void Read_DeeplyNested_IsUnknown() =>
        Assert.That(
            Fails(
                new AlibabaGuardrailsSetup().Reply(
                    $$"""{"code":200,"data":{{new string('[', 10_000)}}{{new string(']', 10_000)}}}"""
                )
            ).Certainty,
            Is.EqualTo(FaceEnrollmentCertainty.Unknown)
        );
}
