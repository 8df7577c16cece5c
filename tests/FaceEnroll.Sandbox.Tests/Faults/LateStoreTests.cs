using FaceEnroll.Sandbox.Tests.Clients;
using FaceEnroll.Sandbox.Tests.Support;

namespace FaceEnroll.Sandbox.Tests.Faults;

/// <summary>A call whose connection is gone is executed later, if the vendor's clock still accepts its signature then.</summary>
public sealed class LateStoreTests : SandboxFixture
{
    // How long after its signing a call is still accepted: FinAuth as this client signs, ADVANCE.AI by the token.
    private static readonly Dictionary<SandboxVendor, TimeSpan> s_validity = new()
    {
        [SandboxVendor.TencentCloud] = TimeSpan.FromMinutes(5),
        [SandboxVendor.AlibabaGuardrails] = TimeSpan.FromMinutes(15),
        [SandboxVendor.AlibabaIdVerification] = TimeSpan.FromMinutes(15),
        [SandboxVendor.FinAuth] = TimeSpan.FromMinutes(5),
        [SandboxVendor.AdvanceAI] = TimeSpan.FromHours(1) - TimeSpan.FromSeconds(1),
    };

    [TestCaseSource(nameof(Vendors))]
    public async Task AfterADelay_SignatureStillValid_IsStoredAtThatTime(SandboxVendor vendor)
    {
        Sandbox.Faults.Next(vendor, SandboxFault.StoreAfterClose(s_validity[vendor]));

        await LoseAsync(vendor);
        Clock.Advance(s_validity[vendor]);
        await Sandbox.DrainAsync();

        Assert.That(
            Sandbox.Store.FacesAt(vendor).Select(face => face.EnrolledAt),
            Is.EqualTo(new[] { Clock.GetUtcNow() })
        );
    }

    [TestCaseSource(nameof(Vendors))]
    public async Task AfterADelay_SignatureExpired_IsNeverStored(SandboxVendor vendor)
    {
        var late = s_validity[vendor] + TimeSpan.FromSeconds(1);
        Sandbox.Faults.Next(vendor, SandboxFault.StoreAfterClose(late));

        await LoseAsync(vendor);
        Clock.Advance(late);
        await Sandbox.DrainAsync();

        Assert.That((Sandbox.Store.FaceCount, Sandbox.Requests[^1].Signature!.Accepted), Is.EqualTo((0, false)));
    }

    [TestCaseSource(nameof(Vendors))]
    public async Task OnCommand_StoresThen(SandboxVendor vendor)
    {
        Sandbox.Faults.Next(vendor, SandboxFault.StoreOnCommand(reset: true));

        await LoseAsync(vendor);
        await Sandbox.DrainAsync();
        var before = Sandbox.Store.FaceCount;
        var executed = await Sandbox.StoreHeldAsync();

        Assert.That((before, executed, Sandbox.Store.FacesAt(vendor).Count), Is.EqualTo((0, 1, 1)));
        Assert.That(await Sandbox.StoreHeldAsync(), Is.Zero, "a call is executed once");
    }

    [TestCaseSource(nameof(Vendors))]
    public async Task OnCommand_ClockSteppedBeyondTheSignature_StoresNothing(SandboxVendor vendor)
    {
        Sandbox.Faults.Next(vendor, SandboxFault.StoreOnCommand());

        await LoseAsync(vendor);
        Sandbox.StepClock(s_validity[vendor] + TimeSpan.FromSeconds(1));

        Assert.That((await Sandbox.StoreHeldAsync(), Sandbox.Store.FaceCount), Is.EqualTo((1, 0)));
    }

    [Test]
    public async Task OnCommand_ByHttp_StoresThen()
    {
        Sandbox.Faults.Next(SandboxVendor.FinAuth, SandboxFault.StoreOnCommand());
        await LoseAsync(SandboxVendor.FinAuth);

        using var content = new StringContent("{}", System.Text.Encoding.UTF8, "application/json");
        using var reply = await Client.Http.PostAsync(new Uri(Sandbox.Url, "/_sandbox/held"), content);

        Assert.That(await reply.Content.ReadAsStringAsync(), Is.EqualTo("""{"executed":1}"""));
        Assert.That(Sandbox.Store.FaceCount, Is.EqualTo(1));
    }

    [Test]
    public async Task Reset_ForgetsWhatIsHeld()
    {
        Sandbox.Faults.Next(SandboxVendor.FinAuth, SandboxFault.StoreOnCommand());
        await LoseAsync(SandboxVendor.FinAuth);
        Sandbox.Reset();

        Assert.That(await Sandbox.StoreHeldAsync(), Is.Zero);
    }

    [TestCase(true)]
    [TestCase(false)]
    public async Task Held_BeyondItsBytes_IsRefusedAndClear(bool isOnCommand)
    {
        var options = new FaceEnrollSandboxOptions { TimeProvider = Clock, MaxHeldBytes = 250_000 };
        await using var small = await FaceEnrollSandbox.StartAsync(options);
        using var client = new TestClient(small.Url);
        var fault = isOnCommand ? SandboxFault.StoreOnCommand() : SandboxFault.StoreAfterClose(TimeSpan.FromMinutes(1));
        small.Faults.Next(SandboxVendor.FinAuth, fault, count: 4);

        await LoseAsync();
        await LoseAsync();
        var refused = await AddAsync();

        Assert.That(refused.Status, Is.EqualTo(503));
        Assert.That(
            refused.Body,
            Is.EqualTo(
                "The sandbox holds no more calls for later: with this one they would have over 250,000 bytes (MaxHeldBytes). "
                    + "This call is not executed."
            )
        );
        Assert.That(small.Requests[^1].Status, Is.EqualTo(503));
        if (isOnCommand)
        {
            Assert.That(await small.StoreHeldAsync(), Is.EqualTo(2));
        }
        else
        {
            Clock.Advance(TimeSpan.FromMinutes(1));
            await small.DrainAsync();
        }

        Assert.That(small.Store.FaceCount, Is.EqualTo(2));
        await LoseAsync();

        Task<Reply> AddAsync() =>
            client.FinAuthAsync(
                "add",
                FakePicture.Jpeg(600, 800, 100_000),
                ("group_id", "sandbox-library"),
                ("user_id", "user_01")
            );
        async Task LoseAsync() => Assert.That(async () => await AddAsync(), Throws.InstanceOf<HttpRequestException>());
    }

    [Test]
    public async Task Reset_GivesTheHeldBytesBack()
    {
        await using var small = await FaceEnrollSandbox.StartAsync(
            new FaceEnrollSandboxOptions { TimeProvider = Clock, MaxHeldBytes = 150_000 }
        );
        using var client = new TestClient(small.Url);
        for (var i = 0; i < 3; i++)
        {
            small.Faults.Next(SandboxVendor.FinAuth, SandboxFault.StoreOnCommand());
            Assert.That(
                async () =>
                    await client.FinAuthAsync(
                        "add",
                        FakePicture.Jpeg(600, 800, 100_000),
                        ("group_id", "sandbox-library"),
                        ("user_id", "user_01")
                    ),
                Throws.InstanceOf<HttpRequestException>()
            );
            small.Reset();
        }
    }

    private async Task LoseAsync(SandboxVendor vendor)
    {
        Assert.That(async () => await EnrollAtAsync(vendor), Throws.InstanceOf<HttpRequestException>());
        Assert.That(Sandbox.Store.FaceCount, Is.Zero);
    }
}
