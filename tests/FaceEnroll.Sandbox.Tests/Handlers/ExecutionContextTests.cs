using FaceEnroll.Sandbox.Tests.Support;
using FaceEnroll.Sdk;
using FaceEnroll.Torture.Foreign;
using Microsoft.Extensions.DependencyInjection;

namespace FaceEnroll.Sandbox.Tests.Handlers;

/// <summary>A host may stop the execution context from flowing: what is said stays true.</summary>
public sealed class ExecutionContextTests : SdkFixture
{
    [Test]
    public async Task SuppressedFlow_NothingWrong_IsEnrolledOnce(
        [ValueSource(nameof(Vendors))] FaceVendor vendor,
        [Values] bool asCopy
    )
    {
        using var host = Host(vendor, asCopy);

        var result = await EnrollAsync(host.Client, Portrait.Bytes);

        Assert.That(result.Images.Single().Status, Is.EqualTo(FaceImageStatus.Enrolled));
        Assert.That(Faces(vendor), Has.Count.EqualTo(1));
    }

    [Test]
    public async Task SuppressedFlow_ReplyLost_IsUnknown(
        [ValueSource(nameof(Vendors))] FaceVendor vendor,
        [Values] bool asCopy
    )
    {
        using var host = Host(vendor, asCopy);
        Sandbox.Faults.Next(null, SandboxFault.Reset(SandboxMoment.BeforeReplying));

        var failure = await FailureAsync(EnrollAsync(host.Client, Portrait.Bytes));

        Assert.That((failure.Certainty, Faces(vendor).Count), Is.EqualTo((FaceEnrollmentCertainty.Unknown, 1)));
    }

    [Test]
    public async Task SuppressedFlow_OfTheCaller_ChangesNothing([ValueSource(nameof(Vendors))] FaceVendor vendor)
    {
        using var host = new GuardedHost(
            vendor,
            Sandbox,
            static client =>
                client
                    .AddHttpMessageHandler(static () => new BufferHandler())
                    .AddHttpMessageHandler(static () => new RetryHandler())
        );
        Sandbox.Faults.Next(null, SandboxFault.HttpStatus(500, stored: true));
        Task<FaceEnrollmentResult> call;
        using (ExecutionContext.SuppressFlow())
        {
            call = EnrollAsync(host.Client, Portrait.Bytes);
        }

        var failure = await FailureAsync(call);

        Assert.That((failure.Certainty, Faces(vendor).Count), Is.EqualTo((FaceEnrollmentCertainty.Unknown, 1)));
    }

    private GuardedHost Host(FaceVendor vendor, bool asCopy) =>
        new(
            vendor,
            Sandbox,
            client =>
                client.AddHttpMessageHandler(() =>
                    new RunHandler(
                        (request, send) =>
                        {
                            // Without context and, as a copy, without options: nothing ties it to its call any more.
                            var sent = asCopy ? RequestCopy.Of(request, withOptions: false) : request;
                            using (ExecutionContext.SuppressFlow())
                            {
                                return Task.Run(() => send(sent));
                            }
                        }
                    )
                )
        );
}
