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

    private GuardedHost Host(FaceVendor vendor, string? host) =>
        new(
            vendor,
            Sandbox,
            client =>
                client.AddHttpMessageHandler(() => new RunHandler((request, send) => SendAsync(request, send, host)))
        );

    private static async Task<HttpResponseMessage> SendAsync(
        HttpRequestMessage request,
        Func<HttpRequestMessage, Task<HttpResponseMessage>> send,
        string? host
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
