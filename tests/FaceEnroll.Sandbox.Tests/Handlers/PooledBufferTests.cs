using System.Text;
using FaceEnroll.Handlers.Wire;
using FaceEnroll.Sandbox.Tests.Support;
using FaceEnroll.Sdk;
using FaceEnroll.Torture;
using FaceEnroll.Torture.Foreign;
using Microsoft.Extensions.DependencyInjection;

namespace FaceEnroll.Sandbox.Tests.Handlers;

/// <summary>
/// A host's handler gives up while the primary handler is still writing. What goes out afterwards is at most the rest of
/// the write it is in, and it is this call's own.
/// </summary>
public sealed class PooledBufferTests : SdkFixture
{
    private const byte Pattern = 0xAB;

    /// <summary>Enough for a token, less than the call has.</summary>
    private static readonly TimeSpan s_patience = TimeSpan.FromMilliseconds(400);

    [Test]
    public async Task HandlerGivesUp_WhileTheBodyIsBeingWritten_NoBytesOfOtherCallsAndNoMoreOfThis(
        [ValueSource(nameof(Vendors))] FaceVendor vendor
    )
    {
        using var server = new RecordingServer();
        var picture = UniquePicture.Make(new Random(7), 7, 700_000);
        // Guardrails takes addresses only, and each publishing makes a new one.
        var image =
            vendor == FaceVendor.AlibabaGuardrails
                ? FaceImage.FromUrl(Sandbox.PublishPicture(picture))
                : FaceImage.FromBytes(picture);
        var reference = await BodyAsync(vendor, image, server, giveUp: false, static () => Task.CompletedTask);

        var abandoned = await BodyAsync(vendor, image, server, giveUp: true, () => OtherCallsAsync(vendor));

        using (Assert.EnterMultipleScope())
        {
            Assert.That(
                abandoned.Certainty,
                Is.EqualTo(FaceEnrollmentCertainty.Unknown).Or.EqualTo(FaceEnrollmentCertainty.NotApplied)
            );
            if (abandoned.Certainty != FaceEnrollmentCertainty.Unknown)
            {
                Assert.That(abandoned.AfterEnd, Is.Zero, "a final word, and then nothing more");
            }

            if (vendor != FaceVendor.AlibabaGuardrails)
            {
                // Its body is one write, and a write that is held cannot be called back; all others have more than one.
                Assert.That(abandoned.Body, Has.Length.LessThan(reference.Body.Length), "the body ends with its call");
            }

            Assert.That(ContainsPattern(abandoned.Body), Is.False, "bytes of another call");
            Assert.That(
                FirstDifference(abandoned.Body, reference.Body),
                Is.EqualTo(abandoned.Body.Length),
                "all that went out is the beginning of this call's own body"
            );
        }
    }

    /// <summary>Enrolls at a server that says nothing, and gives what reached it of the body.</summary>
    private async Task<(byte[] Body, long AfterEnd, FaceEnrollmentCertainty Certainty)> BodyAsync(
        FaceVendor vendor,
        FaceImage image,
        RecordingServer server,
        bool giveUp,
        Func<Task> afterTheCall
    )
    {
        var earlier = server.Recorded.Count;
        using var tap = new WireTap(Sandbox.Url.Port, server.Port, giveUp ? TimeSpan.FromMinutes(5) : null);
        var leftBehind = new LeftBehind();
        using var host = new GuardedHost(
            vendor,
            Sandbox,
            client =>
            {
                if (giveUp)
                {
                    client.AddHttpMessageHandler(() => new GiveUpHandler(leftBehind, s_patience));
                }

                client.ConfigurePrimaryHttpMessageHandler(
                    (handler, _) => tap.Attach((SocketsHttpHandler)handler, followRedirects: false)
                );
            },
            options: static o =>
            {
                o.Retry.MaxRetries = 0;
                o.Timeout = o.AttemptTimeout = TimeSpan.FromSeconds(1);
                o.TimeProvider = new StandingClock();
                o.NonceSource = static () => "1";
            }
        );

        var failure = await FailureAsync(host.Client.EnrollAsync(new FaceEnrollmentRequest(Person, image)));
        tap.Mark();
        await afterTheCall();
        tap.End();
        await UntilStillAsync(server);

        var sent = server.Recorded.Skip(earlier).SingleOrDefault(static bytes => bytes.Length > 0);
        Assert.That(sent, Is.Not.Null, failure.ToString());
        var head = sent!.AsSpan().IndexOf("\r\n\r\n"u8) + 4;
        return (sent[head..], tap.BytesAfterEnd, failure.Certainty);
    }

    /// <summary>Other people's calls use the same pools.</summary>
    private async Task OtherCallsAsync(FaceVendor vendor)
    {
        var client = Client(vendor, static o => o.RequestsPerSecond = 10_000);
        for (var i = 0; i < 20; i++)
        {
            var picture = UniquePicture.Make(new Random(i), i, 300_000);
            picture.AsSpan(1_000).Fill(Pattern);
            Sandbox.AddPerson(vendor, $"other{i}");
            await client.EnrollAsync(new FaceEnrollmentRequest($"other{i}", FaceImage.FromBytes(picture)));
        }
    }

    private static async Task UntilStillAsync(RecordingServer server)
    {
        var length = -1;
        for (var calm = 0; calm < 20; )
        {
            var now = server.Recorded.Sum(static bytes => bytes.Length);
            calm = now == length ? calm + 1 : 0;
            length = now;
            await Task.Delay(10);
        }
    }

    private static bool ContainsPattern(byte[] body)
    {
        var raw = new byte[64];
        Array.Fill(raw, Pattern);
        var text = Encoding.ASCII.GetBytes(Convert.ToBase64String(raw.AsSpan(0, 48)));
        var upper = Encoding.ASCII.GetBytes(Uri.EscapeDataString(Convert.ToBase64String(raw.AsSpan(0, 48))));
        return body.AsSpan().IndexOf(raw) >= 0 || body.AsSpan().IndexOf(text) >= 0 || body.AsSpan().IndexOf(upper) >= 0;
    }

    private static int FirstDifference(byte[] body, byte[] reference) =>
        WithPlainBoundary(body).AsSpan().CommonPrefixLength(WithPlainBoundary(reference));

    /// <summary>A multipart body has a random boundary.</summary>
    private static string WithPlainBoundary(byte[] body)
    {
        var text = Encoding.Latin1.GetString(body);
        var end = text.IndexOf("\r\n", StringComparison.Ordinal);
        return text.StartsWith("--", StringComparison.Ordinal) && end > 0
            ? text.Replace(text[..end], new string('b', end), StringComparison.Ordinal)
            : text;
    }

    /// <summary>The date stands still, so that two calls have the same body; timers run.</summary>
    private sealed class StandingClock : TimeProvider
    {
        private static readonly DateTimeOffset s_now = DateTimeOffset.UtcNow;

        public override DateTimeOffset GetUtcNow() => s_now;
    }
}
