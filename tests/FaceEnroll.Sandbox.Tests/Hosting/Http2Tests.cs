using System.Net;
using FaceEnroll.Sandbox.Tests.Support;

namespace FaceEnroll.Sandbox.Tests.Hosting;

/// <summary>Every vendor over HTTP/2: by prior knowledge on a plain port, by ALPN over TLS.</summary>
[TestFixture(false)]
[TestFixture(true)]
public sealed class Http2Tests(bool https) : SandboxFixture
{
    protected override void Configure(FaceEnrollSandboxOptions options)
    {
        options.UseHttp2 = true;
        options.UseHttps = https;
    }

    [TestCaseSource(nameof(Vendors))]
    public async Task Enroll_OverHttp2_IsStored(SandboxVendor vendor)
    {
        var reply = await EnrollAtAsync(vendor);

        Assert.That((reply.Status, Sandbox.Store.FacesAt(vendor).Count), Is.EqualTo((200, 1)), reply.Body);
        Assert.That(
            (reply.Message.Version, reply.Message.Headers.Date),
            Is.EqualTo((HttpVersion.Version20, (DateTimeOffset?)Clock.GetUtcNow()))
        );
    }

    [Test]
    public async Task Date_Omitted_IsNoDate()
    {
        Sandbox.Faults.Next(SandboxVendor.FinAuth, SandboxFault.ReplyHeaders(("Date", null)));

        var reply = await EnrollAtAsync(SandboxVendor.FinAuth);

        Assert.That((reply.Status, reply.Message.Headers.Date), Is.EqualTo((200, (DateTimeOffset?)null)));
    }

    [TestCase(SandboxMoment.BeforeReading, 0)]
    [TestCase(SandboxMoment.MidBody, 0)]
    [TestCase(SandboxMoment.BeforeStoring, 0)]
    [TestCase(SandboxMoment.BeforeReplying, 1)]
    [TestCase(SandboxMoment.MidReply, 1)]
    public async Task Reset_OfOneStream_LeavesTheConnection(SandboxMoment moment, int stored)
    {
        await EnrollAtAsync(SandboxVendor.TencentCloud);
        Sandbox.Faults.Next(SandboxVendor.FinAuth, SandboxFault.Reset(moment));

        Assert.That(
            async () => await EnrollAtAsync(SandboxVendor.FinAuth),
            Throws.InstanceOf<HttpRequestException>().Or.InstanceOf<HttpIOException>()
        );
        Assert.That(Sandbox.Store.FacesAt(SandboxVendor.FinAuth), Has.Count.EqualTo(stored));
        Assert.That((await EnrollAtAsync(SandboxVendor.AlibabaIdVerification)).Status, Is.EqualTo(200));
    }

    [Test]
    public async Task StoreOnCommand_AfterTheStreamEnded_IsStored()
    {
        Sandbox.Faults.Next(SandboxVendor.FinAuth, SandboxFault.StoreOnCommand());
        Assert.That(async () => await EnrollAtAsync(SandboxVendor.FinAuth), Throws.InstanceOf<HttpRequestException>());

        Assert.That((await Sandbox.StoreHeldAsync(), Sandbox.Store.FaceCount), Is.EqualTo((1, 1)));
    }

    [Test]
    public async Task StaleReply_BeforeTheBodyIsSent_IsASuccessThatStoredNothing()
    {
        var first = await EnrollAtAsync(SandboxVendor.FinAuth);
        Sandbox.Faults.Next(SandboxVendor.FinAuth, SandboxFault.StaleReply());
        using var request = Client.FinAuth("add", Portrait.Bytes);
        var body = new SlowContent(request.Content!);
        request.Content = body;

        using var reply = await Client.Http.SendAsync(
            Client.Versioned(request),
            HttpCompletionOption.ResponseHeadersRead
        );
        var text = await reply.Content.ReadAsStringAsync();
        body.GoOn();
        await Sandbox.DrainAsync();

        Assert.That((text, Sandbox.Store.FaceCount), Is.EqualTo((first.Body, 1)));
    }

    /// <summary>A body that stops after 1000 bytes until it is told to go on.</summary>
    private sealed class SlowContent : HttpContent
    {
        private readonly TaskCompletionSource _goOn = new(TaskCreationOptions.RunContinuationsAsynchronously);
        private readonly HttpContent _inner;

        public SlowContent(HttpContent inner)
        {
            _inner = inner;
            Headers.ContentType = inner.Headers.ContentType;
        }

        public void GoOn() => _goOn.SetResult();

        protected override async Task SerializeToStreamAsync(Stream stream, TransportContext? context)
        {
            var body = await _inner.ReadAsByteArrayAsync();
            await stream.WriteAsync(body.AsMemory(0, 1000));
            await stream.FlushAsync();
            await _goOn.Task;
            await stream.WriteAsync(body.AsMemory(1000));
        }

        protected override bool TryComputeLength(out long length)
        {
            length = _inner.Headers.ContentLength ?? 0;
            return true;
        }
    }
}
