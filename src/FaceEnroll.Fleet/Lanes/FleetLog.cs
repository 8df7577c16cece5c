using Microsoft.Extensions.Logging;

namespace FaceEnroll.Fleet.Lanes;

/// <summary>What a fleet logs.</summary>
internal static partial class FleetLog
{
    [LoggerMessage(
        EventId = 151,
        EventName = "FleetLaneTaken",
        Level = LogLevel.Information,
        Message = "This host sends lane {Lane} (turn {Epoch})."
    )]
    public static partial void Taken(ILogger logger, int lane, long epoch);

    [LoggerMessage(
        EventId = 152,
        EventName = "FleetLaneReleased",
        Level = LogLevel.Information,
        Message = "This host has handed over lane {Lane}."
    )]
    public static partial void Released(ILogger logger, int lane);

    [LoggerMessage(
        EventId = 153,
        EventName = "FleetLaneLost",
        Level = LogLevel.Warning,
        Message = "Another host has taken lane {Lane}: this one sends nothing more of it."
    )]
    public static partial void Lost(ILogger logger, int lane);

    [LoggerMessage(
        EventId = 154,
        EventName = "FleetRunFailed",
        Level = LogLevel.Warning,
        Message = "This host could not go on with the run {Run} ({Fault}); it tries again."
    )]
    public static partial void RunFailed(ILogger logger, string run, string fault);

    [LoggerMessage(
        EventId = 155,
        EventName = "FleetBeatFailed",
        Level = LogLevel.Debug,
        Message = "Lane {Lane} could not be reached ({Fault}); this is tried again."
    )]
    public static partial void BeatFailed(ILogger logger, int lane, string fault);

    [LoggerMessage(
        EventId = 156,
        EventName = "FleetLookFailed",
        Level = LogLevel.Debug,
        Message = "This host could not look for its lanes and runs ({Fault}); it tries again."
    )]
    public static partial void LookFailed(ILogger logger, string fault);
}
