using System.Net;
using FaceEnroll.Sandbox.Tests.Support;
using FaceEnroll.Sdk;
using FaceEnroll.Torture;
using Microsoft.Extensions.DependencyInjection;

namespace FaceEnroll.Sandbox.Tests.Handlers;

/// <summary>A handler sends copies that carry neither the request's options nor the call's flow, and repeats them.</summary>
public sealed class DetachedCopyTests : SdkFixture
{
    [Test]
    public async Task Copies_ReplyLost_OneIsSentAndTheOutcomeIsUnknown(
        [ValueSource(nameof(Vendors))] FaceVendor vendor,
        [Values(null, "localhost")] string? host
    )
    {
        using var guarded = Host(vendor, host);
        Sandbox.Faults.Next(null, SandboxFault.Reset(SandboxMoment.BeforeReplying));

        var failure = await FailureAsync(EnrollAsync(guarded.Client, Portrait.Bytes));

        Assert.That((failure.Certainty, Faces(vendor).Count), Is.EqualTo((FaceEnrollmentCertainty.Unknown, 1)));
        Assert.That(failure.Message, Does.Contain("Remove the handler that retries"));
    }

    [Test]
    public async Task Copies_NothingWrong_IsEnrolledOnce([ValueSource(nameof(Vendors))] FaceVendor vendor)
    {
        using var guarded = Host(vendor, null);

        var result = await EnrollAsync(guarded.Client, Portrait.Bytes);

        Assert.That(result.Images.Single().Status, Is.EqualTo(FaceImageStatus.Enrolled));
        Assert.That(Faces(vendor), Has.Count.EqualTo(1));
    }

    [Test]
    public async Task Copies_InChunks_OneIsSent([ValueSource(nameof(Vendors))] FaceVendor vendor)
    {
        using var guarded = Host(vendor, null, isChunked: true);
        Sandbox.Faults.Next(null, SandboxFault.Reset(SandboxMoment.BeforeReplying));

        var failure = await FailureAsync(EnrollAsync(guarded.Client, Portrait.Bytes));

        // Both Alibaba services take no chunks.
        Assert.That(Faces(vendor), Has.Count.LessThanOrEqualTo(1));
        Assert.That(failure.Message, Does.Contain("a second time").Or.Contain("HTTP 4"));
    }

    // A copy of a first attempt that was refused comes while the second runs, or when all is over.
    [Test]
    public async Task LateCopy_OfAnEarlierAttempt_IsNotSent(
        [ValueSource(nameof(Vendors))] FaceVendor vendor,
        [Values] bool isDuringTheNext
    )
    {
        var late = new List<Task>();
        var isFirst = true;
        var enrolling = new TaskCompletionSource();
        using var host = new GuardedHost(
            vendor,
            Sandbox,
            client =>
                client.AddHttpMessageHandler(() =>
                    new RunHandler(
                        async (request, send) =>
                        {
                            if (request.Content is null)
                            {
                                return await send(request);
                            }

                            if (!Interlocked.Exchange(ref isFirst, false))
                            {
                                if (isDuringTheNext)
                                {
                                    enrolling.TrySetResult();
                                    await Task.WhenAll(late);
                                }

                                return await send(request);
                            }

                            var copy = await DetachedCopy.OfAsync(request);
                            using (ExecutionContext.SuppressFlow())
                            {
                                late.Add(Task.Run(() => LateAsync(copy, send)));
                            }

                            throw new HttpRequestException("The way is closed.");
                        }
                    )
                ),
            options: o => o.Retry.MaxRetries = 3
        );
        try
        {
            await EnrollAsync(host.Client, Portrait.Bytes);
        }
        catch (FaceEnrollmentException)
        {
            // Unknown is right as well: a copy was about.
        }

        enrolling.TrySetResult();
        await Task.WhenAll(late);

        Assert.That(late, Has.Count.EqualTo(1));
        Assert.That(Faces(vendor), Has.Count.LessThanOrEqualTo(1));

        async Task LateAsync(HttpRequestMessage copy, Func<HttpRequestMessage, Task<HttpResponseMessage>> send)
        {
            await enrolling.Task;
            try
            {
                await send(copy);
            }
            catch (Exception)
            {
                // It was stopped.
            }
        }
    }

    // Calls at once whose requests may look alike: whom a copy belongs to may be open, but nobody is said to be enrolled who
    // is not, nor not enrolled who is.
    [Test]
    public async Task Copies_OfManyCallsAtOnce_NothingUntrueIsSaid([ValueSource(nameof(Vendors))] FaceVendor vendor)
    {
        const int People = 12;
        using var guarded = Host(vendor, null);
        for (var i = 0; i < People / 2; i++)
        {
            Sandbox.Faults.Next(null, SandboxFault.HttpStatus(500, stored: true));
        }

        var said = await Task.WhenAll(Enumerable.Range(0, People).Select(i => SayAsync($"p{i:00}")));

        var untrue = said.Where(one =>
                one.Certainty is { } certainty
                    ? certainty != FaceEnrollmentCertainty.Unknown && FacesOf(one.Person) > 0
                    : FacesOf(one.Person) != 1
            )
            .ToArray();
        Assert.That(untrue, Is.Empty);
        Assert.That(said, Has.Some.Matches<(string, FaceEnrollmentCertainty?)>(one => one.Item2 is not null));

        async Task<(string Person, FaceEnrollmentCertainty? Certainty)> SayAsync(string person)
        {
            Sandbox.AddPerson(vendor, person);
            try
            {
                await guarded.Client.EnrollAsync(
                    new FaceEnrollmentRequest(person, FaceImage.FromBytes(Portrait.Bytes))
                );
                return (person, null);
            }
            catch (FaceEnrollmentException e)
            {
                return (person, e.Certainty);
            }
        }

        int FacesOf(string person) =>
            Faces(vendor).Count(face => face.PersonId.StartsWith(person, StringComparison.Ordinal));
    }

    private GuardedHost Host(FaceVendor vendor, string? host, bool isChunked = false) =>
        new(
            vendor,
            Sandbox,
            client =>
                client.AddHttpMessageHandler(() =>
                    new RunHandler((request, send) => SendAsync(request, send, host, isChunked))
                )
        );

    private static async Task<HttpResponseMessage> SendAsync(
        HttpRequestMessage request,
        Func<HttpRequestMessage, Task<HttpResponseMessage>> send,
        string? host,
        bool isChunked
    )
    {
        if (request.Content is null)
        {
            return await send(request);
        }

        var body = await DetachedCopy.OfAsync(request, host);
        for (var attempt = 1; ; attempt++)
        {
            var copy = await DetachedCopy.OfAsync(body);
            copy.Headers.TransferEncodingChunked = isChunked ? true : null;
            if (isChunked)
            {
                copy.Content!.Headers.ContentLength = null;
            }

            Task<HttpResponseMessage> sending;
            using (ExecutionContext.SuppressFlow())
            {
                sending = Task.Run(() => send(copy));
            }

            try
            {
                var response = await sending;
                if (response.StatusCode < HttpStatusCode.InternalServerError || attempt == 3)
                {
                    return response;
                }
            }
            catch (Exception) when (attempt < 3)
            {
                // Whatever it was: once more.
            }
        }
    }
}
