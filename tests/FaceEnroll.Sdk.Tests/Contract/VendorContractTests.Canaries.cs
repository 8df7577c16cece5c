using FaceEnroll.Sdk.Tests.Support;

namespace FaceEnroll.Sdk.Tests.Contract;

/// <summary>No secret and no biometrics in what may be logged.</summary>
public abstract partial class VendorContractTests<TOptions>
{
    private IEnumerable<(string Name, HttpMessageHandler Handler)> Failures()
    {
        yield return ("rejected", WireOf((RejectionStatus, Rejection)).Handler);
        yield return ("throttled", WireOf((ThrottledStatus, Throttled)).Handler);
        yield return ("bad credentials", WireOf((BadCredentialsStatus, BadCredentials)).Handler);
        yield return ("echoed", Echo(what => RefusalSaying(Escape(what))));
        yield return ("echoed as garbage", Echo(what => "<html>" + what));
        yield return ("echoed as JSON", Echo(what => "{\"a\":\"" + Escape(what) + "\""));
        yield return ("refused", Handler((_, _) => throw new HttpRequestException("refused")));
        yield return (
            "lost",
            Handler(
                async (request, _) =>
                {
                    await RecordedRequest.FromAsync(request);
                    throw new IOException("reset");
                }
            )
        );

        HttpMessageHandler Echo(Func<string, string> reply) =>
            new Wire(r => Wire.Reply(ReplyToPreparation(r.Uri, r.Text) ?? reply(r.Text + All))).Handler;

        static string Escape(string text) => System.Text.Json.JsonEncodedText.Encode(text).ToString();
    }

    private static string All =>
        string.Join(' ', Canary.KeyId, Canary.Secret, Canary.Token, Canary.PersonId, Canary.Query, Canary.Name);

    [Test]
    public void Enroll_HoweverItFails_ShowsNoSecretAndNoBiometrics()
    {
        foreach (var (name, handler) in Failures())
        {
            using var http = new HttpClient(handler);
            var e = Assert.CatchAsync(() => Client(Configured(), http).EnrollAsync(Request()));
            Assert.That(Canary.ShownBy(e).SelectMany(Canary.In), Is.Empty, $"{name}: {e}");
        }
    }

    [Test]
    public void ToString_OfWhatHoldsSecrets_ShowsNone()
    {
        var request = Request();
        object[] holders =
        [
            Configured(),
            request,
            request.Images[0],
            FaceImage.FromBytes(Picture),
            FaceImage.FromUrl(s_url),
            FaceImage.FromFile("/people/CANARY/a.jpg"),
            new FaceEnrollmentCredentials(Canary.KeyId, Canary.Secret, Canary.Token),
            new FacePersonRequest(Canary.PersonId, "g") { Name = Canary.Name },
            new FaceEnrollmentTicket { PersonId = Canary.PersonId },
            Client(WireOf((200, Success))),
        ];
        Assert.That(holders.SelectMany(h => Canary.In(h.ToString())), Is.Empty);
    }
}
