using System.Globalization;
using System.Text.Json;
using FaceEnroll.Sdk.Replies;
using FaceEnroll.Sdk.Tests.Support;

namespace FaceEnroll.Sdk.Tests.Fuzz;

/// <summary>
/// Hostile replies to every call: 2,000 each, or as many in all as the environment variable FACEENROLL_FUZZ_COUNT says.
/// Nothing may come out but a result or a typed failure, and no unreadable reply may pass for an answer.
/// </summary>
[TestOf(typeof(VendorReply))]
public class ReplyFuzzTests
{
    private const int Seed = 20261121;
    private const int DefaultCount = 2000;

    [TestCaseSource(typeof(FuzzedCalls), nameof(FuzzedCalls.All))]
    public async Task Call_HostileReplies_ResultOrTypedFailure(object subject)
    {
        var call = (FuzzedCall)subject;
        var fuzzer = new ReplyFuzzer(Seed);
        var count = Count();
        var seen = new SortedDictionary<string, int>(StringComparer.Ordinal);
        for (var i = 0; i < count; i++)
        {
            var replies = new HostileReplies(call, fuzzer);
            using var handler = new StubHandler(replies.SendAsync);
            using var http = new HttpClient(handler);
            string outcome;
            try
            {
                await call.CallAsync(http);
                outcome = "result";
            }
            catch (FaceEnrollmentException e)
            {
                outcome = $"{e.Certainty}";
            }
            catch (Exception e)
            {
                outcome = "";
                Assert.Fail($"Reply {i}: {replies}\n{e}");
            }

            // An enrollment that nobody answered may have been done; anything else just failed.
            if (replies.IsUnreadable && (outcome == "result" || (replies.IsOfEnrollment && outcome != "Unknown")))
            {
                Assert.Fail($"Reply {i} cannot be read, but: {outcome}.\n{replies}");
            }

            seen[outcome] = seen.TryGetValue(outcome, out var times) ? times + 1 : 1;
        }

        TestContext.Out.WriteLine($"{count} replies: {string.Join(", ", seen.Select(s => $"{s.Key} {s.Value}"))}");
        // They are worth something only if they reach the readers' every verdict.
        Assert.That(seen.Keys, Does.Contain("result").And.Contain("NotApplied"));
    }

    [Test]
    public void Calls_EveryVendor_EnrollsAndReadsBack() =>
        Assert.That(
            FuzzedCalls.All().Select(call => $"{call}"),
            Is.SupersetOf(Enum.GetNames<FaceVendor>().SelectMany(v => new[] { $"{v}, enroll", $"{v}, read back" }))
        );

    private static int Count() =>
        Environment.GetEnvironmentVariable("FACEENROLL_FUZZ_COUNT") is { Length: > 0 } count
            ? Math.Max(DefaultCount, int.Parse(count, CultureInfo.InvariantCulture) / FuzzedCalls.All().Count())
            : DefaultCount;

    /// <summary>One reply of a call is hostile, the others are sound.</summary>
    private sealed class HostileReplies(FuzzedCall call, ReplyFuzzer fuzzer)
    {
        private readonly int _turn = fuzzer.Next(3) == 0 ? fuzzer.Next(3) : 0;
        private int _requests;
        private byte[] _body = [];
        private int _status;

        /// <summary>Nobody can read an answer out of the hostile reply, which came with HTTP 200.</summary>
        public bool IsUnreadable { get; private set; }

        /// <summary>The hostile reply is the one to the request that enrolls.</summary>
        public bool IsOfEnrollment { get; private set; }

        public async Task<HttpResponseMessage> SendAsync(
            HttpRequestMessage request,
            CancellationToken cancellationToken
        )
        {
            if (request.Content is { } content)
            {
                await content.CopyToAsync(Stream.Null, cancellationToken);
            }

            var sound = call.Sound(request);
            if (_requests++ != _turn)
            {
                return Wire.Reply(sound);
            }

            var others = call.Others;
            var reply = fuzzer.Next(
                others.Length > 0 && fuzzer.Next(3) == 0 ? others[fuzzer.Next(others.Length)] : sound
            );
            reply.RequestMessage = request;
            _body = await reply.Content.ReadAsByteArrayAsync(cancellationToken);
            _status = (int)reply.StatusCode;
            IsUnreadable = _status == 200 && sound.Length > 0 && !IsJson(_body);
            IsOfEnrollment = call.IsEnrollment && sound == call.Answer;
            return reply;
        }

        public override string ToString() => $"HTTP {_status} {Convert.ToBase64String(_body)}";

        private static bool IsJson(byte[] body)
        {
            try
            {
                using var document = JsonDocument.Parse(body, new JsonDocumentOptions { MaxDepth = 1000 });
                return true;
            }
            catch (JsonException)
            {
                // A byte order mark is tolerable.
                return body.Length > 2 && body[0] == 0xEF;
            }
        }
    }
}
