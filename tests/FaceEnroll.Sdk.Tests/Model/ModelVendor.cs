using FaceEnroll.Sdk.Tests.Support;

namespace FaceEnroll.Sdk.Tests.Model;

/// <summary>The truth: which call stored which face, and when, judged by the stamp and the vendor's own clock.</summary>
internal sealed class ModelVendor(Schedule schedule, ModelDialect dialect, ManualTimeProvider time)
{
    private static readonly TimeSpan s_soon = TimeSpan.FromSeconds(20);
    private static readonly TimeSpan s_hour = TimeSpan.FromHours(1);

    /// <summary>A face shows in readings this long after it was stored: less than the settle time.</summary>
    private static readonly TimeSpan s_shows = TimeSpan.FromSeconds(4);

    private bool _hasReplied;
    private bool _hasRead;
    private bool _hasSent;

    /// <summary>All faces that are or will be.</summary>
    public List<ModelFace> Faces { get; } = [];

    public ModelDialect Dialect => dialect;

    /// <summary>Called when the first writer sends for the first time.</summary>
    public Action? OnFirstSend { get; set; }

    /// <summary>The vendor's clock, which nobody sets.</summary>
    public DateTimeOffset Now => new(time.GetTimestamp(), TimeSpan.Zero);

    /// <summary>How far a clock is off that the vendor refuses.</summary>
    public TimeSpan Far => dialect.Validity + TimeSpan.FromMinutes(1);

    /// <summary>Takes a whole add.</summary>
    /// <returns>What the vendor says to it.</returns>
    public string Take(ModelCall call, SendPlan plan, DateTimeOffset stamp)
    {
        call.WholeSends++;
        var last = stamp + dialect.Validity;
        var isOnTheWay = plan.Answering is Answering.Lost or Answering.Silence;
        var at = plan.Storing switch
        {
            Storing.Soon => Now + s_soon,
            Storing.Last => last > Now ? last : Now,
            _ => Now,
        };
        // One whose reply comes was judged when it came; one that is lost may come late itself.
        if (!IsFresh(stamp, isOnTheWay ? at : Now))
        {
            return dialect.Stale;
        }

        if (plan.Storing == Storing.Never)
        {
            return dialect.Refusal;
        }

        var id = $"{1000 + Faces.Count}";
        Faces.Add(new ModelFace(id, call, at, at + s_shows));
        return plan.Storing == Storing.Now ? dialect.Enrolled(id) : dialect.Unknown;
    }

    /// <summary>Answers a reading.</summary>
    public HttpResponseMessage Read(HttpRequestMessage request, byte[] body, string person)
    {
        var text = IsFresh(dialect.Stamp(request, body), Now)
            ? dialect.Read(request, [.. Faces.Where(f => f.ShownAt <= Now).OrderBy(f => f.StoredAt)], person)
            : dialect.Stale;
        var response = Dated(ScriptedHandler.Response(text));
        if (!_hasRead)
        {
            _hasRead = true;
            time.JumpWallClock(
                schedule.Clock switch
                {
                    ClockPlan.ForwardBeforeSend => s_hour,
                    ClockPlan.BackBeforeSend => -s_hour,
                    _ => TimeSpan.Zero,
                }
            );
        }

        return response;
    }

    /// <summary>The first writer's first send that counted is over.</summary>
    public void Sent(bool wasTaken)
    {
        if (_hasSent || (!wasTaken && schedule.Clock == ClockPlan.FarAheadThenRight))
        {
            return;
        }

        _hasSent = true;
        time.JumpWallClock(
            schedule.Clock switch
            {
                ClockPlan.ForwardAfterSend => s_hour,
                ClockPlan.BackAfterSend => -s_hour,
                ClockPlan.FarAheadThenRight => -Far,
                _ => TimeSpan.Zero,
            }
        );
        OnFirstSend?.Invoke();
    }

    /// <summary>The reply with what it says of the vendor's time.</summary>
    public HttpResponseMessage Dated(HttpResponseMessage response)
    {
        var isFirst = !_hasReplied;
        _hasReplied = true;
        switch (schedule.Dates)
        {
            case DatePlan.Absent:
                return response;
            case DatePlan.Year9999:
            case DatePlan.Year9999Once when isFirst:
                response.Headers.Date = new DateTimeOffset(9999, 12, 31, 23, 59, 59, TimeSpan.Zero);
                return response;
            case DatePlan.ThroughProxy:
                // It writes its own time, which is wrong.
                response.Headers.TryAddWithoutValidation("Via", "1.1 proxy");
                response.Headers.Date = Now + s_hour;
                return response;
            case DatePlan.FromCache:
                response.Headers.TryAddWithoutValidation("Age", "7");
                response.Headers.Date = Now + s_hour;
                return response;
            case DatePlan.Fast:
                response.Headers.Date = Now + TimeSpan.FromTicks(dialect.Validity.Ticks / 2);
                return response;
            case DatePlan.FastOnceSent when _hasSent:
                response.Headers.Date = Now + s_hour + s_hour;
                return response;
            default:
                response.Headers.Date = Now;
                return response;
        }
    }

    private bool IsFresh(DateTimeOffset stamp, DateTimeOffset at) => (at - stamp).Duration() <= dialect.Validity;
}
