using FaceEnroll.Sandbox.Tests.Support;
using FaceEnroll.Sdk;
using FaceEnroll.Torture.Foreign;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Http;

namespace FaceEnroll.Sandbox.Tests.Handlers;

/// <summary>The guard is innermost whenever and however a host's own filter brings its handlers in.</summary>
public sealed class HostFilterTests : SdkFixture
{
    [Test]
    public async Task Filter_ThatBuffersAndRetries_LeavesOneFace(
        [Values(FaceVendor.TencentCloud, FaceVendor.FinAuth, FaceVendor.AdvanceAI)] FaceVendor vendor,
        [Values] bool before,
        [Values] bool aroundThePrimary
    )
    {
        void Add(IServiceCollection services) =>
            services.AddSingleton<IHttpMessageHandlerBuilderFilter>(new HostFilter(aroundThePrimary));
        using var host = new GuardedHost(vendor, Sandbox, before: before ? Add : null, after: before ? null : Add);
        Sandbox.Faults.Next(null, SandboxFault.Reset(SandboxMoment.BeforeReplying));

        var failure = await FailureAsync(EnrollAsync(host.Client, Portrait.Bytes));

        Assert.That((failure.Certainty, Faces(vendor).Count), Is.EqualTo((FaceEnrollmentCertainty.Unknown, 1)));
    }

    [Test]
    public async Task Filter_OfTheHost_TouchesNoSuccess([Values] bool before, [Values] bool aroundThePrimary)
    {
        void Add(IServiceCollection services) =>
            services.AddSingleton<IHttpMessageHandlerBuilderFilter>(new HostFilter(aroundThePrimary));
        using var host = new GuardedHost(
            FaceVendor.FinAuth,
            Sandbox,
            before: before ? Add : null,
            after: before ? null : Add
        );

        var result = await EnrollAsync(host.Client, Portrait.Bytes);

        Assert.That(result.Images.Single().Status, Is.EqualTo(FaceImageStatus.Enrolled));
        Assert.That(Faces(FaceVendor.FinAuth), Has.Count.EqualTo(1));
    }

    private sealed class HostFilter(bool aroundThePrimary) : IHttpMessageHandlerBuilderFilter
    {
        public Action<HttpMessageHandlerBuilder> Configure(Action<HttpMessageHandlerBuilder> next) =>
            builder =>
            {
                next(builder);
                if (aroundThePrimary)
                {
                    builder.PrimaryHandler = new BufferHandler
                    {
                        InnerHandler = new RetryHandler { InnerHandler = builder.PrimaryHandler },
                    };
                }
                else
                {
                    builder.AdditionalHandlers.Add(new BufferHandler());
                    builder.AdditionalHandlers.Add(new RetryHandler());
                }
            };
    }
}
