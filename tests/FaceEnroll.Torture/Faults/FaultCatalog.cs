using FaceEnroll.Sandbox;

namespace FaceEnroll.Torture.Faults;

/// <summary>Every fault of the sandbox, at every phase of a call.</summary>
internal static class FaultCatalog
{
    private static readonly int[] s_refusing = [400, 401, 403, 404, 413, 429, 307, 308];
    private static readonly int[] s_unsure = [301, 302, 303, 408, 409, 499, 500, 502, 503, 504];
    private static readonly string?[] s_retryAfter = [null, "1", "10s", "90", "nonsense"];
    private static readonly SandboxMoment[] s_moments = Enum.GetValues<SandboxMoment>();

    /// <summary>Connections that are refused fewer times than a call retries.</summary>
    public const string RefusedFew = "refused, a few times";

    public static IReadOnlyList<TortureFault> All { get; } = [.. Faults()];

    private static IEnumerable<TortureFault> Faults()
    {
        yield return new("none", static _ => { });
        foreach (var moment in s_moments)
        {
            yield return new($"close {Text(moment)}", s => s.Next(SandboxFault.Close(moment)));
            yield return new($"reset {Text(moment)}", s => s.Next(SandboxFault.Reset(moment)));
            if (moment != SandboxMoment.MidReply)
            {
                yield return new($"hang {Text(moment)}", s => s.Next(SandboxFault.Hang(moment)), Stall.TimeOut);
                yield return new($"cancel {Text(moment)}", s => s.Next(SandboxFault.Hang(moment)), Stall.Cancel);
            }
        }

        yield return new("cancel anywhere", static _ => { }, Stall.CancelAnywhere);
        yield return new("late store", static s => s.Next(LateStore(s, TimeSpan.Zero)));
        yield return new("late store, clock ahead", LateStoreClockAhead);
        yield return new("store on command", static s => s.Next(SandboxFault.StoreOnCommand(reset: Coin(s))));
        yield return new("latency, short", static s => s.Next(SandboxFault.Latency(Seconds(2))), Stall.Latency);
        yield return new("latency, long", static s => s.Next(SandboxFault.Latency(Seconds(90))), Stall.Latency);
        foreach (var fault in Replies().Concat(Clocks()).Concat(HalfRead()).Concat(Several()))
        {
            yield return fault;
        }
    }

    private static IEnumerable<TortureFault> Replies()
    {
        yield return new("reply truncated", static s => s.Next(SandboxFault.TruncatedReply()));
        yield return new("reply oversized", static s => s.Next(SandboxFault.OversizedReply(1_200_000)));
        yield return new("reply html", static s => s.Next(SandboxFault.HtmlReply()));
        yield return new("reply empty", static s => s.Next(SandboxFault.EmptyReply()));
        yield return new("reply wrong types", static s => s.Next(SandboxFault.WrongTypedReply()));
        yield return new("status, refusing", s => s.Next(SandboxFault.HttpStatus(s.Any(s_refusing))));
        yield return new("status, unsure", s => s.Next(SandboxFault.HttpStatus(s.Any(s_unsure))));
        yield return new("status, stored", s => s.Next(SandboxFault.HttpStatus(s.Any(s_unsure), stored: true)));
        yield return new("code, any", static s => s.Next(SandboxFault.Error(s.Any(s.Facts.Codes))));
        yield return new("code, unlisted", UnlistedCode);
        yield return new(
            "code, stored",
            static s => s.Next(SandboxFault.Error(s.Any(s.Facts.UnsureCodes), stored: true))
        );
        yield return new("throttled", s => s.Next(SandboxFault.Throttled(s.Any(s_retryAfter)), 1 + s.Random.Next(5)));
        yield return new("token refused", static s => s.Next(SandboxFault.ExpiredToken(), 1 + s.Random.Next(2)));
        yield return new("tokens revoked", static s => s.Sandbox.ExpireTokens());
        yield return new("no face", NoFace);
    }

    /// <summary>The clients' clock is set, or the vendor's.</summary>
    private static IEnumerable<TortureFault> Clocks()
    {
        yield return new("wrong clock", static s => s.Next(SandboxFault.WrongClock(Minutes(Coin(s) ? 20 : -20))));
        yield return new("clock is set", static s => s.Clock.Wrong = Wrong(s));
        yield return new(
            "clock is set, then lost",
            static s =>
            {
                s.Clock.Wrong = Wrong(s);
                s.Next(Lost(s));
            }
        );
        yield return new(
            "set while sending, lost",
            static s =>
            {
                s.OnSending = () => s.Clock.Wrong = Wrong(s);
                s.Next(Lost(s));
            }
        );
        yield return new("vendor's clock steps", static s => s.Sandbox.StepClock(VendorStep(s)));
        yield return new(
            "vendor steps, then lost",
            static s =>
            {
                s.Sandbox.StepClock(VendorStep(s));
                s.Next(Lost(s));
            }
        );
        yield return new("no Date", static s => Headers(s, ("Date", null)));
        yield return new("Date of another world", static s => Headers(s, ("Date", "Fri, 31 Dec 9999 23:59:59 GMT")));
        yield return new("Date of a cache", static s => Headers(s, ("Age", "30"), ("Via", "1.1 cache")));
    }

    /// <summary>Nothing was sent, or not all of it, or the reply came before.</summary>
    private static IEnumerable<TortureFault> HalfRead()
    {
        yield return new(RefusedFew, static s => s.Tap.Refuse(1 + s.Random.Next(3)));
        yield return new("refused, always", static s => s.Tap.Refuse(int.MaxValue));
        yield return new(
            "reply before the body",
            s => s.Next(SandboxFault.EarlyReply(s.Any(s_unsure), s.Any<long>([0, 100, 5_000]), stored: Coin(s)))
        );
        yield return new(
            "refusal before the body",
            s => s.Next(SandboxFault.EarlyReply(s.Any(s_refusing), s.Any<long>([0, 100, 5_000])))
        );
        yield return new("source breaks", static s => s.HasBreakingSources = true);
        yield return new(
            "source breaks, or lost",
            static s =>
            {
                s.HasBreakingSources = true;
                s.Next(Lost(s));
            }
        );
    }

    /// <summary>More than one thing goes wrong, or it goes wrong before or after enrolling.</summary>
    private static IEnumerable<TortureFault> Several()
    {
        yield return new("throttled, then lost", Then(SandboxFault.Throttled(), SandboxMoment.BeforeReplying));
        yield return new(
            "lost before, lost after",
            Then(SandboxFault.Close(SandboxMoment.BeforeStoring), SandboxMoment.BeforeReplying)
        );
        yield return new(
            "lost before, again and again",
            static s => s.Next(SandboxFault.Close(SandboxMoment.BeforeStoring), 5)
        );
        yield return new(
            "clock, then lost",
            Then(SandboxFault.WrongClock(TimeSpan.FromHours(2)), SandboxMoment.BeforeReplying)
        );
        yield return new(
            "lost, reading back fails",
            static s =>
            {
                s.Next(s.Any([SandboxFault.Close(SandboxMoment.BeforeReplying), LateStore(s, TimeSpan.Zero)]));
                Fail(s, s.Facts.ReadBack, 0.4);
            }
        );
        yield return new("preparing fails", static s => Array.ForEach([.. s.Facts.Preparing], o => Fail(s, o, 0.5)));
        yield return new(
            "everything fails",
            static s =>
            {
                Fail(s, SandboxFaults.AnyOperation, 0.5);
                s.Sandbox.ExpireTokens();
            }
        );
    }

    /// <summary>On a status that refuses it is a refusal; else nobody knows.</summary>
    private static void UnlistedCode(FaultScene s)
    {
        const string Unlisted = "SomethingNobodyDocumented";
        s.Next(
            Coin(s)
                ? SandboxFault.Error(Unlisted, status: s.Any([400, 403, 404]))
                : SandboxFault.Error(Unlisted, stored: Coin(s), status: s.Any([200, 500, 503]))
        );
    }

    private static Action<FaultScene> Then(SandboxFault first, SandboxMoment lost) =>
        s =>
        {
            s.Next(first);
            s.Next(Coin(s) ? SandboxFault.Close(lost) : SandboxFault.Reset(lost));
        };

    private static void Fail(FaultScene s, string operation, double probability)
    {
        SandboxFault[] ways =
        [
            SandboxFault.Close(s.Any(s_moments)),
            SandboxFault.Reset(s.Any(s_moments)),
            SandboxFault.HttpStatus(s.Any(s_unsure)),
            SandboxFault.HttpStatus(503),
            SandboxFault.Throttled(),
            SandboxFault.TruncatedReply(),
            SandboxFault.WrongTypedReply(),
            SandboxFault.EmptyReply(),
        ];
        s.Sandbox.Faults.WithProbability(s.SandboxVendor, s.Any(ways), probability, s.Random.Next(), operation);
    }

    /// <summary>The latest is when the signature has just not run out.</summary>
    private static SandboxFault LateStore(FaultScene s, TimeSpan more)
    {
        var longest = s.Facts.Validity + more - Seconds(5);
        return SandboxFault.StoreAfterClose(s.Any([Seconds(0.2), Seconds(30), longest]), reset: Coin(s));
    }

    /// <summary>Our clock is ahead, by less than a vendor would complain of: its signatures live longer.</summary>
    private static void LateStoreClockAhead(FaultScene s)
    {
        var ahead = s.Facts.Validity * 0.4;
        s.Clock.Wrong = (s.Sandbox.Now - s.Clock.True) + ahead;
        s.Next(LateStore(s, ahead));
    }

    /// <summary>The reply is lost, or everything, or it is stored after all.</summary>
    private static SandboxFault Lost(FaultScene s) =>
        s.Random.Next(4) switch
        {
            0 => SandboxFault.Close(SandboxMoment.BeforeStoring),
            1 => SandboxFault.Reset(SandboxMoment.BeforeReplying),
            2 => SandboxFault.StoreOnCommand(),
            _ => LateStore(s, TimeSpan.Zero),
        };

    private static TimeSpan Wrong(FaultScene s) =>
        Minutes(s.Any<double>([0, 0.5, -0.5, 6, -6, 20, -20, 60, -60, 1_200]));

    /// <summary>Where times of faces are compared, a vendor's clock that goes back would make new faces old.</summary>
    private static TimeSpan VendorStep(FaultScene s) =>
        Minutes(s.Any<double>(s.Facts.ComparesTimes ? [0.1, 0.5, 6, 20] : [0.5, 6, -6, 20, -20]));

    private static void Headers(FaultScene s, params (string, string?)[] headers)
    {
        s.HidesTime = true;
        var seed = s.Random.Next();
        s.Sandbox.Faults.WithProbability(
            s.SandboxVendor,
            SandboxFault.ReplyHeaders(headers),
            1,
            seed,
            SandboxFaults.AnyOperation
        );
        if (Coin(s))
        {
            s.Next(Lost(s));
        }
    }

    private static void NoFace(FaultScene s)
    {
        foreach (var picture in s.Pictures)
        {
            if (s.Pictures.Count == 1 || Coin(s))
            {
                s.Sandbox.Verdicts.ForPicture(picture, SandboxVerdict.NoFace);
            }
        }
    }

    private static bool Coin(FaultScene s) => s.Random.Next(2) == 0;

    private static TimeSpan Seconds(double count) => TimeSpan.FromSeconds(count);

    private static TimeSpan Minutes(double count) => TimeSpan.FromMinutes(count);

    private static string Text(SandboxMoment moment) =>
        moment switch
        {
            SandboxMoment.BeforeReading => "before reading",
            SandboxMoment.BeforeStoring => "before storing",
            SandboxMoment.MidReply => "mid reply",
            _ => "before replying",
        };
}
