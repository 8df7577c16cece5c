namespace FaceEnroll.Ledger.Runs.Reports.Html;

/// <summary>The unit and the axis of a plot of rates.</summary>
internal sealed class RateScale
{
    private RateScale(string unit, double seconds, double step, int steps)
    {
        Unit = unit;
        Seconds = seconds;
        Step = step;
        Steps = steps;
    }

    /// <summary>The unit in words.</summary>
    public string Unit { get; }

    /// <summary>How many seconds the unit has.</summary>
    public double Seconds { get; }

    /// <summary>What lies between two marks of the axis.</summary>
    public double Step { get; }

    /// <summary>How many marks there are above zero.</summary>
    public int Steps { get; }

    /// <summary>The end of the axis.</summary>
    public double Most => Step * Steps;

    /// <summary>Chooses the smallest unit in which the highest rate is at least one.</summary>
    /// <param name="perSecond">The highest rate, in items a second.</param>
    public static RateScale For(double perSecond)
    {
        var (unit, seconds) =
            perSecond >= 1 ? ("a second", 1.0)
            : perSecond * 60 >= 1 ? ("a minute", 60.0)
            : ("an hour", 3600.0);
        var most = perSecond * seconds;
        if (!(most > 0))
        {
            return new RateScale("a second", 1, 1, 1);
        }

        // Three or four marks at round numbers.
        var power = Math.Pow(10, Math.Floor(Math.Log10(most / 3)));
        var step = new[] { 1.0, 2, 5, 10 }.Select(times => times * power).First(each => most / each <= 4);
        return new RateScale(unit, seconds, step, Math.Max(1, (int)Math.Ceiling((most / step) - 1e-9)));
    }

    /// <summary>A rate in this unit.</summary>
    public double Of(long count, TimeSpan length) => length > TimeSpan.Zero ? count / length.TotalSeconds * Seconds : 0;
}
