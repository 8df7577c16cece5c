using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Security.Authentication;
using FaceEnroll.Sdk.AlibabaCredentials;
using FaceEnroll.Sdk.Pacing;
using FaceEnroll.Sdk.Sending;
using FaceEnroll.Sdk.Transport;
using Microsoft.Extensions.Options;

namespace FaceEnroll.Sdk.Calls;

/// <summary>
/// Looks at one registration without an operation of the vendor's API: options, credentials, a bare <c>HEAD /</c>, and what
/// its reply says of the clock.
/// </summary>
/// <param name="registration">The way to the wire.</param>
/// <param name="options">The options of this moment.</param>
/// <param name="credentials">Reads the credentials.</param>
/// <param name="requests">What is known from earlier calls: pause, circuit and clock.</param>
/// <param name="clockWindow">How far clocks may differ by the vendor's pages; null where they do not say.</param>
internal sealed class VendorProbe(
    Registration registration,
    Func<FaceEnrollmentOptions> options,
    CredentialSource credentials,
    RequestPipeline requests,
    TimeSpan? clockWindow
)
{
    /// <exception cref="OperationCanceledException">The caller canceled; nothing else is thrown.</exception>
    public async Task<FaceEnrollmentProbeResult> RunAsync(CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        var problems = new List<string>();
        if (ValidOptions(problems) is not { } present)
        {
            return new FaceEnrollmentProbeResult(registration.Vendor, false) { Problem = string.Join(" ", problems) };
        }

        using var deadline = new Deadline(present.TimeProvider, present.AttemptTimeout, cancellationToken);
        var paused = requests.Conditions.PausedFor(present);
        var open = requests.Conditions.CircuitOpenFor(present);
        var asking = CredentialsProblemAsync(present, deadline.Token);
        // The vendor asked for silence.
        var answer = paused is null ? await AskHostAsync(present, deadline.Token).ConfigureAwait(false) : new Answer();
        var credentialsProblem = await asking.ConfigureAwait(false);
        cancellationToken.ThrowIfCancellationRequested();
        Add(problems, credentialsProblem);
        Add(problems, answer.Problem);
        Add(problems, ClockProblem(answer.ClockOffset));
        Add(problems, paused is null ? null : $"The vendor asked to wait for another {Seconds(paused.Value)} s.");
        Add(problems, open is null ? null : $"The circuit breaker is open for another {Seconds(open.Value)} s.");
        return new FaceEnrollmentProbeResult(registration.Vendor, problems.Count == 0)
        {
            Problem = problems.Count == 0 ? null : string.Join(" ", problems),
            HasCredentials = credentialsProblem is null,
            IsReachable = paused is null ? answer.Status is not null : null,
            StatusCode = answer.Status,
            RoundTrip = answer.RoundTrip,
            ClockOffset = answer.ClockOffset,
            PausedFor = paused,
            CircuitOpenFor = open,
        };
    }

    private FaceEnrollmentOptions? ValidOptions(List<string> problems)
    {
        try
        {
            var present = options();
            present.Validate(problems);
            return problems.Count == 0 ? present : null;
        }
        catch (OptionsValidationException e)
        {
            problems.AddRange(e.Failures);
        }
        catch (Exception e)
        {
            // What a host's own configuration throws may quote a value.
            problems.Add($"The options cannot be read: {e.GetType().Name}.");
        }

        return null;
    }

    private async Task<string?> CredentialsProblemAsync(FaceEnrollmentOptions present, CancellationToken token)
    {
        try
        {
            _ = await credentials.GetAsync(registration.Vendor, "Probe", present, token).ConfigureAwait(false);
            return null;
        }
        catch (FaceEnrollmentException e)
        {
            return e.InnerException switch
            {
                null => e.Error.Detail,
                // This library's own words.
                AlibabaCredentialException own => $"{e.Error.Detail} {own.Message}",
                var cause => $"{e.Error.Detail} ({cause.GetType().Name})",
            };
        }
        catch (OperationCanceledException)
        {
            return "The credentials provider did not answer in time.";
        }
    }

    private async Task<Answer> AskHostAsync(FaceEnrollmentOptions present, CancellationToken token)
    {
        var time = present.TimeProvider;
        try
        {
            using var request = new VendorRequest(HttpMethod.Head, new Uri(present.EffectiveEndpoint, "/"))
            {
                Version = HttpVersion.Version11,
            };
            var (sent, start) = (time.GetUtcNow(), time.GetTimestamp());
            var sending = registration.HttpClient().SendAsync(request, HttpCompletionOption.ResponseHeadersRead, token);
            // A handler that ignores its token holds no probe either.
            using var response = await HostCallback
                .WithinGraceAsync(new ValueTask<HttpResponseMessage>(sending), static late => late.Dispose(), token)
                .ConfigureAwait(false);
            var roundTrip = time.GetElapsedTime(start);
            var middle = sent + TimeSpan.FromTicks(roundTrip.Ticks / 2);
            return new Answer
            {
                Status = (int)response.StatusCode,
                RoundTrip = roundTrip,
                ClockOffset = response.Headers.Date - middle,
            };
        }
        catch (OperationCanceledException)
        {
            return new Answer { Problem = "The host did not answer in time." };
        }
        catch (Exception e)
        {
            return new Answer
            {
                Problem = $"The {(ProxyFaults.IsMarked(e) ? "proxy" : "host")} cannot be reached: {Cause(e)}.",
            };
        }
    }

    private string? ClockProblem(TimeSpan? offset) =>
        offset is { } off && clockWindow is { } most && (off - requests.Conditions.Clock.Correction).Duration() > most
            ? $"This machine's clock is off by {Seconds(off.Duration())} s; the vendor accepts at most {Seconds(most)} s."
            : null;

    /// <summary>Kinds only: the words of a handler may hold anything.</summary>
    private static string Cause(Exception e) =>
        e.GetBaseException() switch
        {
            SocketException socket => $"{socket.SocketErrorCode}",
            AuthenticationException => "the TLS handshake failed",
            var other => other.GetType().Name,
        };

    private static string Seconds(TimeSpan time) =>
        Math.Ceiling(time.TotalSeconds).ToString("0", CultureInfo.InvariantCulture);

    private static void Add(List<string> problems, string? problem)
    {
        if (problem is not null)
        {
            problems.Add(problem);
        }
    }

    /// <summary>What came of asking the host.</summary>
    private sealed class Answer
    {
        public int? Status { get; init; }

        public TimeSpan? RoundTrip { get; init; }

        public TimeSpan? ClockOffset { get; init; }

        public string? Problem { get; init; }
    }
}
