using System.Globalization;
using FaceEnroll.Sandbox.Tests.Support;

namespace FaceEnroll.Sandbox.Tests.Hosting;

/// <summary>One clock: what signatures are judged by is what is stored and what replies say.</summary>
public sealed class VendorClockTests : SandboxFixture
{
    private static readonly TimeSpan s_start = TimeSpan.FromMinutes(2);

    protected override void Configure(FaceEnrollSandboxOptions options) => options.ClockOffset = s_start;

    [Test]
    public async Task Offset_FromTheOptions_IsInEveryTime()
    {
        var time = Clock.GetUtcNow() + s_start;

        var stored = await EnrollAtAsync(SandboxVendor.FinAuth);
        var seeded = Sandbox.Store.AddFace(SandboxVendor.FinAuth, "sandbox-library", "u", Portrait.Bytes);

        using (Assert.EnterMultipleScope())
        {
            Assert.That(stored.Message.Headers.Date, Is.EqualTo(time));
            Assert.That(Sandbox.Now, Is.EqualTo(time));
            Assert.That(Sandbox.Store.Faces.Select(face => face.EnrolledAt), Is.All.EqualTo(time));
            Assert.That(seeded.EnrolledAt, Is.EqualTo(time));
            Assert.That(Sandbox.Requests[^1].ReceivedAt, Is.EqualTo(time));
        }
    }

    [TestCaseSource(nameof(Vendors))]
    public async Task Step_WhileRunning_MovesSignaturesAndDates(SandboxVendor vendor)
    {
        await EnrollAtAsync(vendor);
        Sandbox.StepClock(TimeSpan.FromHours(1));

        // ADVANCE.AI refuses the token's signature already.
        var refused =
            vendor == SandboxVendor.AdvanceAI
                ? await Client.SendAsync(Client.AdvanceTokenRequest())
                : await EnrollAtAsync(vendor);

        Assert.That(Sandbox.Store.FacesAt(vendor), Has.Count.EqualTo(1), refused.Body);
        Assert.That(refused.Message.Headers.Date, Is.EqualTo(Clock.GetUtcNow() + s_start + TimeSpan.FromHours(1)));
    }

    [Test]
    public async Task WrongClock_ForOneCall_IsInWhatThatCallStores()
    {
        Sandbox.Faults.Next(SandboxVendor.FinAuth, SandboxFault.WrongClock(TimeSpan.FromMinutes(-1)));

        var reply = await EnrollAtAsync(SandboxVendor.FinAuth);

        var time = Clock.GetUtcNow() + s_start - TimeSpan.FromMinutes(1);
        Assert.That(
            (reply.Message.Headers.Date, Sandbox.Store.Faces[0].EnrolledAt),
            Is.EqualTo(((DateTimeOffset?)time, time))
        );
    }

    [Test]
    public async Task Latency_Passed_IsInTheDate()
    {
        Sandbox.Faults.Next(SandboxVendor.FinAuth, SandboxFault.Latency(TimeSpan.FromSeconds(30)));
        var sending = EnrollAtAsync(SandboxVendor.FinAuth);
        while (Clock.TimerCount == 0)
        {
            await Task.Yield();
        }

        Clock.Advance(TimeSpan.FromSeconds(30));

        Assert.That((await sending).Message.Headers.Date, Is.EqualTo(Clock.GetUtcNow() + s_start));
    }

    [Test]
    public async Task Clock_ByHttp_IsSetAndStepped()
    {
        await PostAsync("clock", """{"offsetSeconds":10}""");
        await PostAsync("clock", """{"stepSeconds":-15.5}""");

        Assert.That(Sandbox.ClockOffset, Is.EqualTo(TimeSpan.FromSeconds(-5.5)));
        Sandbox.Reset();
        Assert.That(Sandbox.ClockOffset, Is.EqualTo(s_start));
    }

    [Test]
    public void Offset_BeyondACentury_IsRefused() =>
        Assert.That(
            () => Sandbox.StepClock(TimeSpan.FromDays(40000)),
            Throws.InstanceOf<ArgumentOutOfRangeException>()
        );

    [TestCase("/_sandbox/state")]
    [TestCase("/_sandbox/events")]
    [TestCase("/")]
    [TestCase("/nothing")]
    public async Task Date_OfOtherReplies_IsTheSandboxesToo(string path)
    {
        using var reply = await Client.Http.GetAsync(
            new Uri(Sandbox.Url, path),
            HttpCompletionOption.ResponseHeadersRead
        );

        Assert.That(reply.Headers.Date, Is.EqualTo(Clock.GetUtcNow() + s_start));
    }

    [Test]
    public async Task Rules_ByHttp_BoundFinAuthsList()
    {
        await PostAsync("rules", """{"boundsFinAuthListStart":1}""");

        Assert.That(Sandbox.BoundsFinAuthListStart, Is.True);
        Sandbox.Reset();
        Assert.That(Sandbox.BoundsFinAuthListStart, Is.False);
    }

    [Test]
    public async Task Date_Omitted_IsNotOnTheWire()
    {
        Always(("Date", null));

        var reply = await EnrollAtAsync(SandboxVendor.FinAuth);

        Assert.That((reply.Status, reply.Message.Headers.Contains("Date")), Is.EqualTo((200, false)));
    }

    [Test]
    public async Task Date_OfTheLastYear_IsSentAsGiven()
    {
        const string Last = "Fri, 31 Dec 9999 23:59:59 GMT";
        Always(("Date", Last));

        var reply = await EnrollAtAsync(SandboxVendor.FinAuth);

        Assert.That(reply.Message.Headers.Date?.ToString("R", CultureInfo.InvariantCulture), Is.EqualTo(Last));
    }

    [Test]
    public async Task Headers_OfACache_AreBesideTheDate_AlsoOnAFaultsReply()
    {
        Always(("Age", "30"), ("Via", "1.1 cache"));
        Sandbox.Faults.Next(SandboxVendor.FinAuth, SandboxFault.HttpStatus(502));

        foreach (var status in (int[])[502, 200])
        {
            var reply = await EnrollAtAsync(SandboxVendor.FinAuth);

            Assert.That(
                (reply.Status, reply.Message.Headers.Age, reply.Message.Headers.Via.ToString()),
                Is.EqualTo((status, (TimeSpan?)TimeSpan.FromSeconds(30), "1.1 cache"))
            );
            Assert.That(reply.Message.Headers.Date, Is.Not.Null);
        }
    }

    [Test]
    public async Task Headers_ByHttp_AreSetAndOmitted()
    {
        await PostAsync("faults", """{"fault":"headers","headers":{"Date":null,"Age":"5"},"operation":"*"}""");

        var reply = await EnrollAtAsync(SandboxVendor.FinAuth);

        Assert.That(
            (reply.Message.Headers.Date, reply.Message.Headers.Age),
            Is.EqualTo(((DateTimeOffset?)null, (TimeSpan?)TimeSpan.FromSeconds(5)))
        );
    }

    private void Always(params (string, string?)[] headers) =>
        Sandbox.Faults.WithProbability(
            null,
            SandboxFault.ReplyHeaders(headers),
            1,
            seed: 1,
            SandboxFaults.AnyOperation
        );

    private async Task PostAsync(string command, string json)
    {
        using var content = new StringContent(json, System.Text.Encoding.UTF8, "application/json");
        using var reply = await Client.Http.PostAsync(new Uri(Sandbox.Url, "/_sandbox/" + command), content);
        Assert.That(reply.IsSuccessStatusCode, Is.True);
    }
}
