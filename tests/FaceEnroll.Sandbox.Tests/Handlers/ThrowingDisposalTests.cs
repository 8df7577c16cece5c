using System.Threading.RateLimiting;
using FaceEnroll.Sandbox.Tests.Support;
using FaceEnroll.Sdk;
using Microsoft.Extensions.DependencyInjection;

namespace FaceEnroll.Sandbox.Tests.Handlers;

/// <summary>What the host made fails when it is disposed: the outcome stays what it was.</summary>
public sealed class ThrowingDisposalTests : SdkFixture
{
    private static readonly Func<Exception>[] s_faults =
    [
        static () => new OperationCanceledException(),
        static () => new InvalidOperationException(),
    ];

    [Test]
    public async Task Lease_ChangesNoOutcome(
        [ValueSource(nameof(Vendors))] FaceVendor vendor,
        [Values(0, 1)] int fault,
        [Values] bool isLost
    )
    {
        using var limiter = new Limiter(s_faults[fault]);
        using var host = new GuardedHost(vendor, Sandbox, options: o => o.RateLimiter = limiter);
        await CallAsync(host, vendor, isLost);
    }

    [Test]
    public async Task ContentAndReplyOfAHandler_ChangeNoOutcome(
        [ValueSource(nameof(Vendors))] FaceVendor vendor,
        [Values(0, 1)] int fault,
        [Values] bool isLost
    )
    {
        using var host = new GuardedHost(
            vendor,
            Sandbox,
            client =>
                client.AddHttpMessageHandler(() =>
                    new RunHandler(
                        async (request, send) =>
                        {
                            if (request.Content is { } content)
                            {
                                request.Content = new Wrapped(content, s_faults[fault]);
                            }

                            var response = await send(request);
                            response.Content = new Wrapped(response.Content, s_faults[fault]);
                            return response;
                        }
                    )
                )
        );
        await CallAsync(host, vendor, isLost);
    }

    [Test]
    public async Task PictureStream_ChangesNoOutcome([Values(0, 1)] int fault, [Values] bool isLost)
    {
        using var host = new GuardedHost(FaceVendor.FinAuth, Sandbox);
        await CallAsync(
            host,
            FaceVendor.FinAuth,
            isLost,
            FaceImage.FromStream(_ => new ValueTask<Stream>(new Picture(s_faults[fault])))
        );
    }

    private async Task CallAsync(GuardedHost host, FaceVendor vendor, bool isLost, FaceImage? picture = null)
    {
        if (isLost)
        {
            Sandbox.Faults.Next(null, SandboxFault.Reset(SandboxMoment.BeforeReplying));
        }

        var call = host.Client.EnrollAsync(
            new FaceEnrollmentRequest(Person, picture ?? FaceImage.FromBytes(Portrait.Bytes))
        );
        if (isLost)
        {
            var failure = await FailureAsync(call);
            Assert.That(
                (failure.Certainty, failure.Ticket),
                Is.EqualTo((FaceEnrollmentCertainty.Unknown, failure.Ticket))
            );
            Assert.That(failure.Ticket, Is.Not.Null);
        }
        else
        {
            Assert.That((await call).Images.Single().Status, Is.EqualTo(FaceImageStatus.Enrolled));
        }

        Assert.That(Faces(vendor), Has.Count.EqualTo(1));
    }

    private sealed class Limiter(Func<Exception> fault) : RateLimiter
    {
        public override TimeSpan? IdleDuration => null;

        public override RateLimiterStatistics? GetStatistics() => null;

        protected override RateLimitLease AttemptAcquireCore(int permitCount) => new Lease(fault);

        protected override ValueTask<RateLimitLease> AcquireAsyncCore(
            int permitCount,
            CancellationToken cancellationToken
        ) => new(new Lease(fault));
    }

    private sealed class Lease(Func<Exception> fault) : RateLimitLease
    {
        public override bool IsAcquired => true;

        public override IEnumerable<string> MetadataNames => [];

        public override bool TryGetMetadata(string metadataName, out object? metadata)
        {
            metadata = null;
            return false;
        }

        protected override void Dispose(bool disposing)
        {
            base.Dispose(disposing);
            throw fault();
        }
    }

    private sealed class Wrapped : HttpContent
    {
        private readonly HttpContent _inner;
        private readonly Func<Exception> _fault;

        public Wrapped(HttpContent inner, Func<Exception> fault)
        {
            (_inner, _fault) = (inner, fault);
            foreach (var header in inner.Headers)
            {
                Headers.TryAddWithoutValidation(header.Key, header.Value);
            }
        }

        protected override Task SerializeToStreamAsync(Stream stream, System.Net.TransportContext? context) =>
            _inner.CopyToAsync(stream);

        protected override bool TryComputeLength(out long length)
        {
            length = _inner.Headers.ContentLength ?? -1;
            return length >= 0;
        }

        protected override void Dispose(bool disposing)
        {
            base.Dispose(disposing);
            throw _fault();
        }
    }

    private sealed class Picture(Func<Exception> fault) : MemoryStream(Portrait.Bytes)
    {
        protected override void Dispose(bool disposing)
        {
            base.Dispose(disposing);
            throw fault();
        }
    }
}
