using Microsoft.Extensions.Logging;

namespace FaceEnroll.Ledger.Runs;

/// <summary>What runs log: no message holds ids of people or names of files.</summary>
internal static partial class RunLog
{
    [LoggerMessage(
        EventId = 109,
        EventName = "RunBlocked",
        Level = LogLevel.Error,
        Message = "{Registration}: the run {Run} is stopped, because the account is blocked: {Reason}"
    )]
    public static partial void Blocked(ILogger logger, string registration, string run, string reason);

    [LoggerMessage(
        EventId = 110,
        EventName = "RunNotSettled",
        Level = LogLevel.Warning,
        Message = "Open calls could not be settled beside a run ({Fault}); this is tried again."
    )]
    public static partial void NotSettled(ILogger logger, string fault);
}
