using FaceEnroll.Sandbox.Tests.Support;

namespace FaceEnroll.Sandbox.Tests.Signing;

/// <summary>What official clients sent passes the sandbox's verifiers; the same with one signed byte changed does not.</summary>
public sealed class ReplayTests
{
    private static IEnumerable<TestCaseData> Vectors =>
        Vector.All.Select(vector => new TestCaseData(vector).SetArgDisplayNames(vector.Id));

    [Test]
    public void Vectors_AreAllThere() => Assert.That(Vector.All.Count(), Is.EqualTo(13 + 2 + 16));

    [TestCaseSource(nameof(Vectors))]
    public async Task Replay_Unchanged_PassesSignature(object entry)
    {
        var vector = (Vector)entry;
        await using var sandbox = await StartAsync(vector);

        var reply = await RawHttp.SendAsync(sandbox.Url, vector.Request.ToBytes());

        Assert.That(Refusals.Code(vector.Scheme, reply), Is.Null, reply.Body);
        Assert.That(sandbox.Requests.Single().Signature!.Accepted, Is.True);
    }

    [TestCaseSource(nameof(Vectors))]
    public async Task Replay_OneSignedByteChanged_IsRefused(object entry)
    {
        var vector = (Vector)entry;
        await using var sandbox = await StartAsync(vector);
        var passed = new List<string>();
        var count = 0;
        foreach (var (what, request) in SignedParts.Signed(vector))
        {
            count++;
            var reply = await RawHttp.SendAsync(sandbox.Url, request.ToBytes());
            if (Refusals.Code(vector.Scheme, reply) is null || sandbox.Requests[^1].Signature is { Accepted: true })
            {
                passed.Add($"{what}: {reply.Status} {reply.Body}");
            }
        }

        using (Assert.EnterMultipleScope())
        {
            Assert.That(count, Is.GreaterThan(50));
            Assert.That(passed, Is.Empty);
        }
    }

    [TestCaseSource(nameof(Vectors))]
    public async Task Replay_UnsignedPartChanged_PassesSignature(object entry)
    {
        var vector = (Vector)entry;
        var refused = new List<string>();
        foreach (var part in SignedParts.Unsigned(vector).GroupBy(change => change.What.Split('[')[0]))
        {
            // A fresh sandbox for each: what passes uses the nonce up.
            await using var sandbox = await StartAsync(vector);
            var reply = await RawHttp.SendAsync(sandbox.Url, part.Last().Request.ToBytes());
            if (sandbox.Requests.Single().Signature is not { Accepted: true })
            {
                refused.Add($"{part.Key}: {reply.Body}");
            }
        }

        Assert.That(refused, Is.Empty);
    }

    private static Task<FaceEnrollSandbox> StartAsync(Vector vector)
    {
        var options = new FaceEnrollSandboxOptions { TimeProvider = new ManualClock(vector.At) };
        options.Credentials.Add(vector.Credential);
        return FaceEnrollSandbox.StartAsync(options);
    }
}
