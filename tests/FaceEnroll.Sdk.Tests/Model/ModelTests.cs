using FaceEnroll.Sdk.Reconciliation;

namespace FaceEnroll.Sdk.Tests.Model;

/// <summary>
/// Pipeline and reconciler on a scripted clock and wire, in every way that things can go up to a bound. The vendor of the
/// model holds the truth.
/// </summary>
[NonParallelizable]
[TestOf(typeof(Reconciler))]
[TestOf(typeof(ReconciliationRule))]
public class ModelTests
{
    private const int MostShown = 20;

    /// <summary>
    /// Every so many ways: all of them take minutes. The code of other targets than .NET 10 differs in the polyfills only.
    /// FACEENROLL_MODEL_STRIDE=1 goes all ways.
    /// </summary>
    private static readonly int s_stride =
        int.TryParse(Environment.GetEnvironmentVariable("FACEENROLL_MODEL_STRIDE"), out var stride) ? stride
        : Environment.Version.Major >= 10 ? 4
        : 16;

    [Test]
    public void OneWriter_WhatIsSaidIsTrue_AndAllIsDecidedInTheEnd()
    {
        var tally = new ModelTally();
        tally.Run(
            [.. Schedules.OfOneWriter().Where((_, i) => i % s_stride == 0)],
            (schedule, sends) => sends > 1 ? Schedules.WithOtherNexts(schedule) : []
        );
        tally.Report();
        Assert.That(tally.Faults.Take(MostShown), Is.Empty);
        Assert.That(tally.Count, Is.GreaterThan(12_000 / s_stride));
    }

    [Test]
    public void TwoWritersOfOnePerson_NoneIsGivenTheOthersFace()
    {
        var tally = new ModelTally();
        tally.Run([.. Schedules.OfTwoWriters().Where((_, i) => i % s_stride == 0)]);
        tally.Report();
        Assert.That(tally.Faults.Take(MostShown), Is.Empty);
        Assert.That(tally.Count, Is.GreaterThan(8_000 / s_stride));
    }
}
