using FaceEnroll.Sdk.Tests.Images;
using FaceEnroll.Sdk.Tests.Redaction;
using FaceEnroll.Sdk.Tests.Support;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace FaceEnroll.Sdk.Tests.Contract;

/// <summary>
/// No secret and no biometrics in anything that is shown: canaries stand in every text of options and request, the vendor
/// echoes them with all that was on the wire, and the host logs, traces and measures as much as it can.
/// </summary>
public abstract partial class VendorContractTests<TOptions>
{
    /// <summary>How a call ends.</summary>
    public enum Ending
    {
        Enrolled,
        Refused,
        PictureRefused,
        KeysRefused,
        ThrottledOnce,
        ThrottledForGood,
        RepliedInHtml,
        RepliedInBrokenJson,
        NeverConnected,
        BrokenMidBody,
        LostAfterBody,
        TimedOutAfterBody,
        Canceled,
        FoundByReadingBack,
    }

    protected const string FaceId = "CANARYface7738";

    /// <summary>Registers the client in a container.</summary>
    protected abstract void Register(IFaceEnrollmentBuilder builder, Action<TOptions> configure);

    /// <summary>True where the key itself is sent, and nothing is signed.</summary>
    protected virtual bool SendsKeyItself => false;

    /// <summary>What reading back needs beside <see cref="FaceEnrollmentOptions.OnUnknown"/>.</summary>
    protected virtual void AllowReadingBack(TOptions options) { }

    /// <summary>The reply to a request that reads back: the face, once it was enrolled. Null for other requests.</summary>
    private protected abstract string? ReplyToReadBack(RecordedRequest request, RecordedRequest? enrollment);

    [Test]
    public async Task Redaction_HoweverACallEnds_NothingIsShown([Values] Ending ending)
    {
        var forbidden = new Forbidden();
        using var emissions = new Emissions();
        using var canceling = new CancellationTokenSource();
        var time = new ManualTimeProvider();
        var options = Planted(forbidden);
        var request = PlantedRequest(forbidden);
        if (ending == Ending.TimedOutAfterBody)
        {
            options.TimeProvider = time;
        }

        if (ending == Ending.FoundByReadingBack)
        {
            options.OnUnknown = FaceUnknownOutcome.Reconcile;
            AllowReadingBack(options);
        }

        using var wire = new LeakingWire(forbidden, Answer, (w, m, token) => Meet(w, m, token));
        await using var services = Container(emissions, options, wire);
        var client = services.GetRequiredService<IFaceEnrollmentClient>();
        FaceEnrollmentResult? result = null;
        Exception? failure = null;
        try
        {
            result = await client.EnrollAsync(request, canceling.Token);
        }
        catch (Exception e) when (e is FaceEnrollmentException or FaceEnrollmentCanceledException)
        {
            failure = e;
        }

        AssertEnded(ending, result, failure, wire.Enrollments);
        AssertSomethingToFind(ending, forbidden, request, wire);
        AssertSilentClientsAndLoudLibrary(emissions);
        var shown = emissions.Texts.Concat(Shown(failure)).Concat(Printed(options, request, client, result, failure));
        forbidden.AssertAbsent(shown, ending.ToString());
        return;

        async Task<HttpResponseMessage> Meet(LeakingWire at, HttpRequestMessage message, CancellationToken token)
        {
            switch (ending)
            {
                case Ending.NeverConnected:
                    throw new HttpRequestException("refused");
                case Ending.BrokenMidBody:
                    return await at.BreakAsync(message, request.Images[0].Url is null ? 100_000 : 10);
            }

            var all = await at.ReadAsync(message);
            // What was sent, as it was sent, and what the vendor may know besides.
            var echo =
                string.Join(" ", forbidden.Values) + all.Uri + all.Text.Substring(0, Math.Min(all.Text.Length, 9000));
            var json = System.Text.Json.JsonEncodedText.Encode(echo).ToString();
            switch (ending)
            {
                case Ending.Refused:
                    return LeakingWire.Response(RefusalSaying(json));
                case Ending.PictureRefused:
                    return LeakingWire.Response(Saying(Rejection, json), RejectionStatus);
                case Ending.KeysRefused:
                    return LeakingWire.Response(Saying(BadCredentials, json), BadCredentialsStatus);
                case Ending.ThrottledForGood:
                case Ending.ThrottledOnce when at.Enrollments == 1:
                    return LeakingWire.Response(Saying(Throttled, json), ThrottledStatus);
                case Ending.RepliedInHtml:
                    return LeakingWire.Response($"<html><body>{echo}</body></html>");
                case Ending.RepliedInBrokenJson:
                    return LeakingWire.Response($"{{\"{json}\":\"{json}\",");
                case Ending.LostAfterBody:
                case Ending.FoundByReadingBack:
                    throw new HttpRequestException("reset", new IOException("reset"));
                case Ending.TimedOutAfterBody:
                    time.Advance(options.AttemptTimeout);
                    await Task.Delay(Timeout.Infinite, token);
                    break;
                case Ending.Canceled:
                    canceling.Cancel();
                    await Task.Delay(Timeout.Infinite, token);
                    break;
            }

            return LeakingWire.Response(Success);
        }
    }

    [Test]
    public async Task Redaction_TicketAnswered_NothingIsShown()
    {
        var forbidden = new Forbidden();
        using var emissions = new Emissions();
        var options = Planted(forbidden);
        options.ReadFacesBeforeSending = true;
        AllowReadingBack(options);
        var request = PlantedRequest(forbidden);
        using var wire = new LeakingWire(
            forbidden,
            Answer,
            async (w, m, _) =>
            {
                await w.ReadAsync(m);
                throw new IOException("reset");
            }
        );
        await using var services = Container(emissions, options, wire);
        var client = services.GetRequiredService<IFaceEnrollmentClient>();
        var lost = Assert.CatchAsync<FaceEnrollmentOutcomeUnknownException>(() => client.EnrollAsync(request))!;
        var answer = await services
            .GetRequiredService<IFaceEnrollmentReconciler>()
            .ReconcileAsync(lost.Ticket!, request);
        Assert.That(answer.Status, Is.EqualTo(FaceReconciliationStatus.Enrolled));
        Assert.That(answer.FaceIds, Is.EqualTo(new[] { FaceId }));
        (string, string)[] printed = [("reconciliation", $"{answer} {answer.Reason}"), ("ticket", $"{lost.Ticket}")];
        forbidden.AssertAbsent(emissions.Texts.Concat(printed).Concat(Shown(lost)), "reconciled");
    }

    private string? Answer(RecordedRequest request, RecordedRequest? enrollment) =>
        ReplyToPreparation(request.Uri, "") ?? ReplyToReadBack(request, enrollment);

    private static string Saying(string reply, string message) =>
        reply.Replace("\"m\"", $"\"{message}\"").Replace("no face", "no face " + message);

    private TOptions Planted(Forbidden forbidden)
    {
        foreach (var canary in new[] { Canary.Token, Canary.PersonId, Canary.Query, Canary.Name, FaceId })
        {
            forbidden.Add(canary);
        }

        var options = Plant.In(Configured(), forbidden);
        options.NonceSource = null;
        return options;
    }

    private FaceEnrollmentRequest PlantedRequest(Forbidden forbidden) =>
        Plant.In(Request(Canary.PersonId, MarkedPicture, s_url, Canary.Name), forbidden);

    /// <summary>Large enough for a connection to break in its middle.</summary>
    private static byte[] MarkedPicture { get; } =
        JpegSample.File([
            .. Enumerable.Repeat(
                JpegSample.Segment(
                    0xFE,
                    [
                        .. Enumerable
                            .Repeat(Forbidden.PictureMarker, 60_000 / Forbidden.PictureMarker.Length)
                            .SelectMany(b => b),
                    ]
                ),
                4
            ),
            JpegSample.Frame(480, 640),
        ]);

    /// <summary>A host that asks for all the logs there are.</summary>
    private ServiceProvider Container(Emissions emissions, TOptions options, HttpMessageHandler wire)
    {
        var services = new ServiceCollection();
        services.AddLogging(b => b.AddProvider(emissions).SetMinimumLevel(LogLevel.Trace));
        services.ConfigureHttpClientDefaults(b => b.AddDefaultLogger().RedactLoggedHeaders(_ => false));
        Register(services.AddFaceEnrollment(), o => Copy(options, o));
        services.ConfigureHttpClientDefaults(b => b.AddDefaultLogger().ConfigurePrimaryHttpMessageHandler(() => wire));
        var name = "FaceEnroll.Sdk:" + Client(Configured(), new HttpClient(wire)).Vendor;
        services.AddHttpClient(name).ConfigurePrimaryHttpMessageHandler(() => wire);
        return services.BuildServiceProvider();
    }

    private static void Copy(TOptions from, TOptions to)
    {
        foreach (var property in Plant.Settable(typeof(TOptions)))
        {
            property.SetValue(to, property.GetValue(from));
        }
    }

    private static void AssertEnded(Ending ending, FaceEnrollmentResult? result, Exception? failure, int enrollments)
    {
        var kind = (failure as FaceEnrollmentException)?.Kind;
        var certainty = (failure as FaceEnrollmentException)?.Certainty;
        switch (ending)
        {
            case Ending.Enrolled or Ending.ThrottledOnce or Ending.FoundByReadingBack:
                Assert.That(
                    failure,
                    Is.Null,
                    "A new text that the vendor's rules refuse? Plant a canary here that fits."
                );
                Assert.That(result!.Images.Single().Status, Is.EqualTo(FaceImageStatus.Enrolled));
                Assert.That(enrollments, Is.EqualTo(ending == Ending.ThrottledOnce ? 2 : 1));
                break;
            case Ending.Refused:
                Assert.That(certainty, Is.EqualTo(FaceEnrollmentCertainty.NotApplied));
                Assert.That((failure as FaceEnrollmentException)?.VendorMessage, Does.Contain("CANARY"), "it was read");
                break;
            case Ending.PictureRefused:
                Assert.That(failure, Is.TypeOf<FaceImageRejectedException>());
                break;
            case Ending.KeysRefused:
                Assert.That(failure, Is.TypeOf<FaceEnrollmentAuthenticationException>());
                break;
            case Ending.ThrottledForGood:
                Assert.That((kind, enrollments), Is.EqualTo((FaceEnrollmentErrorKind.Throttled, 3)));
                break;
            case Ending.NeverConnected or Ending.BrokenMidBody or Ending.LostAfterBody:
                Assert.That(kind, Is.EqualTo(FaceEnrollmentErrorKind.Transport));
                break;
            case Ending.TimedOutAfterBody:
                Assert.That(kind, Is.EqualTo(FaceEnrollmentErrorKind.Timeout));
                break;
            case Ending.Canceled:
                Assert.That(failure, Is.TypeOf<FaceEnrollmentCanceledException>());
                break;
            default:
                Assert.That(certainty, Is.EqualTo(FaceEnrollmentCertainty.Unknown));
                break;
        }
    }

    /// <summary>The canaries really went out, and the request really was signed: else not finding them proves nothing.</summary>
    private void AssertSomethingToFind(
        Ending ending,
        Forbidden forbidden,
        FaceEnrollmentRequest request,
        LeakingWire wire
    )
    {
        if (ending is Ending.NeverConnected or Ending.BrokenMidBody)
        {
            return;
        }

        var planted = new Forbidden();
        // For the ticket only: it must not be sent.
        (var correlation, request.Correlation) = (request.Correlation, null);
        Plant.In(request, planted);
        Assert.That(wire.Text, Does.Not.Contain(correlation!));
        var sent = planted.Values.Where(v => v != correlation);
        if (request is not AdvanceAI.AdvanceAIFaceEnrollmentRequest)
        {
            // There the reference stands for it.
            planted.Add(request.PersonId);
        }

        Assert.That(sent.Where(v => !wire.Text.Contains(v, StringComparison.Ordinal)), Is.Empty, "not sent");
        if (SendsKeyItself)
        {
            Assert.That(
                wire.Proofs,
                Is.Not.Empty.And.All.Contains("CANARY"),
                "the planted key was not seen on the wire"
            );
            return;
        }

        var unplanted = forbidden.Values.Where(v => !v.Contains("CANARY", StringComparison.OrdinalIgnoreCase));
        Assert.That(unplanted.Count(v => v.Length >= 16), Is.Positive, "no signature was seen on the wire");
    }

    private static void AssertSilentClientsAndLoudLibrary(Emissions emissions)
    {
        Assert.That(emissions.Count("log FaceEnroll.Sdk."), Is.Positive);
        Assert.That(emissions.Count("log state FaceEnroll.Sdk."), Is.Positive);
        Assert.That(emissions.Count("span name"), Is.EqualTo(1));
        Assert.That(emissions.Count("metric tag"), Is.Positive);
        Assert.That(
            emissions.Texts.Where(t => t.Channel.Contains("System.Net.Http", StringComparison.Ordinal)),
            Is.Empty
        );
    }

    private static IEnumerable<(string, string)> Shown(Exception? failure) =>
        failure is null ? [] : Canary.ShownBy(failure).Select(text => ("exception", text));

    /// <summary>What somebody writes into a log by hand.</summary>
    private static IEnumerable<(string, string)> Printed(
        TOptions options,
        FaceEnrollmentRequest request,
        IFaceEnrollmentClient client,
        FaceEnrollmentResult? result,
        Exception? failure
    )
    {
        var error = (failure as FaceEnrollmentException)?.Error ?? (failure as FaceEnrollmentCanceledException)?.Error;
        object?[] all =
        [
            options,
            request,
            client,
            result,
            error,
            error?.Ticket,
            .. request.Images,
            .. result?.Images ?? [],
            .. error?.Images ?? [],
            FaceImage.FromFile("/people/CANARY/a.jpg"),
            new FaceEnrollmentCredentials(Canary.KeyId, Canary.Secret, Canary.Token),
        ];
        return all.Select(o => ("ToString", $"{o}"));
    }
}
