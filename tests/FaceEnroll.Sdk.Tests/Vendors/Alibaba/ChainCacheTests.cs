using FaceEnroll.Sdk.AlibabaCredentials;
using FaceEnroll.Sdk.Credentials;
using FaceEnroll.Sdk.Tests.Support;

namespace FaceEnroll.Sdk.Tests.Vendors.Alibaba;

/// <summary>How long credentials are kept, and when others are fetched.</summary>
[TestOf(typeof(ChainCredentials))]
[TestOf(typeof(AlibabaCredentialChain))]
[TestOf(typeof(SharedFetch<>))]
public class ChainCacheTests
{
    /// <summary>A machine with a credentials URI that gives numbered keys.</summary>
    private static ChainScene Numbered(TimeSpan life, Func<int, Task>? before = null)
    {
        var scene = new ChainScene(o => o.UseInstanceMetadata = false);
        scene.Variables["ALIBABA_CLOUD_CREDENTIALS_URI"] = "https://keys.example/";
        var count = 0;
        scene.Network = async (_, _) =>
        {
            var number = Interlocked.Increment(ref count);
            await (before?.Invoke(number) ?? Task.CompletedTask);
            return ChainScene.Reply(scene.Keys("key" + number, life));
        };
        return scene;
    }

    // A tenth of the life, and never more than a quarter of an hour.
    [TestCase(60, 54)]
    [TestCase(360, 345)]
    [TestCase(15, 13.5)]
    public async Task Get_UntilTheMargin_GivesTheSame(double lifeMinutes, double keptMinutes)
    {
        using var scene = Numbered(TimeSpan.FromMinutes(lifeMinutes));
        var first = await scene.GetAsync();
        scene.Clock.Advance(TimeSpan.FromMinutes(keptMinutes) - TimeSpan.FromSeconds(1));
        Assert.That(await scene.GetAsync(), Is.SameAs(first));
        scene.Clock.Advance(TimeSpan.FromSeconds(1));
        Assert.That((await scene.GetAsync()).KeyId, Is.EqualTo("key2"));
        Assert.That(scene.Sent, Has.Count.EqualTo(2));
    }

    [Test]
    public async Task Get_ByTwoHundredAtOnce_FetchesOnce()
    {
        var all = new TaskCompletionSource<bool>(TaskCreationOptions.RunContinuationsAsynchronously);
        using var scene = Numbered(TimeSpan.FromHours(1), _ => all.Task);
        var calls = await Task.WhenAll(
            Enumerable.Range(0, 200).Select(_ => Task.Run(() => new { Pending = scene.GetAsync() }))
        );
        Assert.That(calls.Select(c => c.Pending.IsCompleted), Is.All.False, "all wait for one reply");
        all.SetResult(true);
        var found = await Task.WhenAll(calls.Select(c => c.Pending));
        Assert.That(found.Select(f => f.KeyId).Distinct(), Is.EqualTo(new[] { "key1" }));
        Assert.That(scene.Sent, Has.Count.EqualTo(1));
    }

    [Test]
    public async Task Get_TheOneWhoBeganCancels_TheOthersGetTheirs()
    {
        var reached = new TaskCompletionSource<bool>(TaskCreationOptions.RunContinuationsAsynchronously);
        var go = new TaskCompletionSource<bool>(TaskCreationOptions.RunContinuationsAsynchronously);
        using var scene = Numbered(
            TimeSpan.FromHours(1),
            _ =>
            {
                reached.SetResult(true);
                return go.Task;
            }
        );
        using var cancel = new CancellationTokenSource();
        var first = scene.Chain.GetAsync(cancel.Token).AsTask();
        await reached.Task;
        var second = scene.GetAsync();
        await cancel.CancelAsync();
        _ = await Catch.Async<OperationCanceledException>(() => first);
        go.SetResult(true);
        Assert.That((await second).KeyId, Is.EqualTo("key1"));
        Assert.That(scene.Sent, Has.Count.EqualTo(1));
    }

    [Test]
    public async Task Get_AfterARefusal_FetchesAnew()
    {
        using var scene = Numbered(TimeSpan.FromHours(1));
        var first = await scene.GetAsync();
        first.OnRefused!();
        var second = await scene.GetAsync();
        // The same refusal, told late: it is not about these.
        first.OnRefused!();
        Assert.That(second.KeyId, Is.EqualTo("key2"));
        Assert.That(await scene.GetAsync(), Is.SameAs(second));
    }

    [Test]
    public async Task Get_RenewingFails_UsesThemToTheirEndAndNoLonger()
    {
        using var scene = Numbered(TimeSpan.FromHours(1));
        var first = await scene.GetAsync();
        scene.Answer = _ => ChainScene.Reply("", 500);
        scene.Clock.Advance(TimeSpan.FromMinutes(55));
        Assert.That(await scene.GetAsync(), Is.SameAs(first));
        Assert.That(await scene.GetAsync(), Is.SameAs(first));
        Assert.That(scene.Sent, Has.Count.EqualTo(2), "not asked again at once");
        scene.Clock.Advance(TimeSpan.FromMinutes(1));
        Assert.That(await scene.GetAsync(), Is.SameAs(first));
        Assert.That(scene.Sent, Has.Count.EqualTo(3));
        scene.Clock.Advance(TimeSpan.FromMinutes(4));
        Assert.That(await scene.FaultAsync(), Does.Contain("answered HTTP 500"));
    }

    [Test]
    public async Task Get_RefusedAndRenewingFails_IsAFault()
    {
        using var scene = Numbered(TimeSpan.FromHours(1));
        (await scene.GetAsync()).OnRefused!();
        scene.Answer = _ => ChainScene.Reply("", 500);
        Assert.That(await scene.FaultAsync(), Does.Contain("answered HTTP 500"));
    }

    [Test]
    public async Task Get_AFailedFetch_IsNotKept()
    {
        using var scene = Numbered(
            TimeSpan.FromHours(1),
            number => number == 1 ? throw new IOException() : Task.CompletedTask
        );
        _ = await scene.FaultAsync();
        Assert.That((await scene.GetAsync()).KeyId, Is.EqualTo("key2"));
    }

    [Test]
    public async Task Get_ThisMachinesClockIsWrong_KeepsThemAsLongAsTheServerSays()
    {
        using var scene = new ChainScene(o => o.UseInstanceMetadata = false);
        scene.Variables["ALIBABA_CLOUD_CREDENTIALS_URI"] = "https://keys.example/";
        // The server is two hours ahead, its keys live one.
        scene.Answer = _ =>
        {
            var reply = ChainScene.Reply(scene.Keys("k", TimeSpan.FromHours(3)));
            reply.Headers.Date = scene.Clock.GetUtcNow() + TimeSpan.FromHours(2);
            return reply;
        };
        var first = await scene.GetAsync();
        scene.Clock.Advance(TimeSpan.FromMinutes(53));
        Assert.That(await scene.GetAsync(), Is.SameAs(first));
        scene.Clock.Advance(TimeSpan.FromMinutes(1));
        Assert.That(await scene.GetAsync(), Is.Not.SameAs(first));
    }

    [Test]
    public async Task Get_AFileIsRotated_TakesTheNewKeysAtOnce()
    {
        using var scene = new ChainScene();
        scene.WriteCliProfile(""" "mode":"StsToken","access_key_id":"old","access_key_secret":"s","sts_token":"t" """);
        Assert.That((await scene.GetAsync()).KeyId, Is.EqualTo("old"));
        scene.WriteCliProfile(""" "mode":"StsToken","access_key_id":"new","access_key_secret":"s","sts_token":"t" """);
        Assert.That((await scene.GetAsync()).KeyId, Is.EqualTo("new"));
    }
}
