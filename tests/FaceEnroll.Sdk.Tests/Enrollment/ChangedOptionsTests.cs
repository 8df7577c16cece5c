using FaceEnroll.Sdk.Enrollment;
using FaceEnroll.Sdk.TencentCloud;
using FaceEnroll.Sdk.Tests.Support;
using Certainty = FaceEnroll.Sdk.FaceEnrollmentCertainty;

namespace FaceEnroll.Sdk.Tests.Enrollment;

/// <summary>The host changes its options while a call runs: what the ticket says stays true.</summary>
[TestOf(typeof(EnrollmentPipeline))]
public class ChangedOptionsTests
{
    [Test]
    public async Task Endpoint_ChangedAfterTheTicketWasTold_SendsToNoOtherHost()
    {
        var hosts = new List<string>();
        FaceEnrollmentTicket? told = null;
        var options = new TencentCloudOptions
        {
            SecretId = "id",
            SecretKey = "key",
            Endpoint = new Uri("https://one.example"),
            Preflight = FaceImagePreflight.Off,
        };
        options.OnSending = (ticket, _) =>
        {
            told = ticket;
            options.Endpoint = new Uri("https://two.example");
            return default;
        };
        using var http = new HttpClient(
            new FaceEnrollmentGuardHandler(
                new StubHandler(
                    async (request, token) =>
                    {
                        hosts.Add(request.RequestUri!.Host);
                        await request.Content!.CopyToAsync(Stream.Null, token);
                        return Wire.Reply("""{"Response":{"SucFaceIds":["7"],"RetCode":[0],"FaceIds":[]}}""");
                    }
                )
            )
        );
        options.ReadFacesBeforeSending = false;
        var client = new TencentCloudFaceEnrollmentClient(options, http);
        try
        {
            await client.EnrollAsync(new TencentCloudFaceEnrollmentRequest("p", [FaceImage.FromBytes(new byte[9])]));
        }
        catch (FaceEnrollmentException e)
        {
            Assert.That(e.Certainty, Is.EqualTo(Certainty.NotSent));
        }

        Assert.That(told!.Endpoint, Is.EqualTo("https://one.example"));
        Assert.That(hosts, Has.None.EqualTo("two.example"));
    }
}
