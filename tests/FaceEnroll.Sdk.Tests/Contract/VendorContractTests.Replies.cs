using System.Globalization;
using System.IO.Compression;
using System.Net;
using System.Text;
using FaceEnroll.Sdk.Tests.Support;

namespace FaceEnroll.Sdk.Tests.Contract;

/// <summary>Replies that are cut short, coded, or come from something in front of the vendor.</summary>
public abstract partial class VendorContractTests<TOptions>
{
    [Test]
    public void Enroll_RefusalCutInItsJson_IsNeverJudgedByItsStatus([Values(400, 401, 403, 404, 413, 429)] int status)
    {
        // One byte at least: an empty reply has no code that could have been cut.
        for (var length = 1; length < Encoding.UTF8.GetByteCount(Rejection); length++)
        {
            var cut = Encoding.UTF8.GetString(Encoding.UTF8.GetBytes(Rejection), 0, length);
            var e = Fails<FaceEnrollmentOutcomeUnknownException>(WireOf((status, cut)));
            Assert.That(e.Message, Does.Contain("The reply broke off"), cut);
        }
    }

    [TestCase("<html>no</html>")]
    [TestCase("{}")]
    [TestCase("[] ")]
    [TestCase("Not Found")]
    public void Enroll_WholeReplyWithoutACode_IsJudgedByItsStatus(string body)
    {
        var e = Fails<FaceEnrollmentException>(WireOf((404, body)));
        Assert.That(e.Certainty, Is.EqualTo(FaceEnrollmentCertainty.NotApplied));
    }

    [Test]
    public void Enroll_TooLargeForTheServer_IsImageInvalidWithTheLimitWhereThePictureIsSent()
    {
        var wire = WireOf((413, "<html>Request Entity Too Large</html>"));
        var client = Client(wire);
        var e = Assert.CatchAsync<FaceEnrollmentException>(() => client.EnrollAsync(Request()))!;
        Assert.That(e.Certainty, Is.EqualTo(FaceEnrollmentCertainty.NotApplied));
        // Guardrails is only ever sent addresses, and ID Verification's record names a picture that was uploaded before it.
        if (
            client.Vendor == FaceVendor.AlibabaGuardrails
            || (client.Vendor == FaceVendor.AlibabaIdVerification && wire.Requests.Count > 1)
            || Request().Images.All(image => image.Source is null)
        )
        {
            Assert.That(e.Kind, Is.EqualTo(FaceEnrollmentErrorKind.InvalidRequest));
            Assert.That(e.Message, Does.Contain("The request is too large for the vendor").And.Not.Contain("picture"));
            return;
        }

        Assert.That(e.Kind, Is.EqualTo(FaceEnrollmentErrorKind.ImageInvalid));
        Assert.That(
            e.Message,
            Does.Contain($"; the picture has {Picture.Length.ToString("N0", CultureInfo.InvariantCulture)}.")
        );
        var limit = client.Limits.MaxImageBytes!.Value.Value.ToString("N0", CultureInfo.InvariantCulture);
        Assert.That(e.Message, Does.Contain("too large for the vendor").And.Contain(limit));
        Assert.That(Enrollments(wire), Has.Count.EqualTo(1));
    }

    [Test]
    public void Enroll_Redirect_SaysThatItIsNotFollowed([Values(300, 301, 302, 303, 307, 308)] int status)
    {
        foreach (var body in new[] { "", "<html>Moved</html>" })
        {
            var e = Fails<FaceEnrollmentException>(WireOf((status, body)));
            Assert.That(
                e.Message,
                Does.Contain($" The vendor's address answers with a redirect, and redirects are not followed")
                    .And.Contain($"HTTP {status}.")
            );
        }
    }

    [Test]
    public async Task Enroll_SuccessInGzip_IsASuccess()
    {
        var result = await Client(Coded("gzip", Zip([0xEF, 0xBB, 0xBF, .. Encoding.UTF8.GetBytes(Success)])))
            .EnrollAsync(Request());
        Assert.That(result.Images.Single().Status, Is.EqualTo(FaceImageStatus.Enrolled));
    }

    [Test]
    public void Enroll_SuccessInBrotli_IsUnknownAndSaysWhy()
    {
        var e = Fails<FaceEnrollmentOutcomeUnknownException>(Coded("br", [0x8B, 1, 2, 3]));
        Assert.That(e.Message, Does.Contain("coded as br"));
    }

    private Wire Coded(string coding, byte[] body) =>
        new(request =>
        {
            if (ReplyToPreparation(request.Uri, request.Text) is { } preparation)
            {
                return Wire.Reply(preparation);
            }

            var reply = new HttpResponseMessage(HttpStatusCode.OK) { Content = new ByteArrayContent(body) };
            reply.Content.Headers.TryAddWithoutValidation("Content-Encoding", coding);
            return reply;
        });

    private static byte[] Zip(byte[] body)
    {
        using var target = new MemoryStream();
        using (var zip = new GZipStream(target, CompressionLevel.Optimal))
        {
            zip.Write(body, 0, body.Length);
        }

        return target.ToArray();
    }
}
