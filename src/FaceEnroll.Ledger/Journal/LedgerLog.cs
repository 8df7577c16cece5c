using FaceEnroll.Ledger.Rules;
using Microsoft.Extensions.Logging;

namespace FaceEnroll.Ledger.Journal;

/// <summary>What the ledger logs; a call's id is a hash, and no message holds ids of people.</summary>
internal static partial class LedgerLog
{
    [LoggerMessage(
        EventId = 101,
        EventName = "LedgerAlarm",
        Level = LogLevel.Critical,
        Message = "{Registration}: two sends of the ledger's call {Call} may both have enrolled its pictures."
    )]
    public static partial void Alarm(ILogger logger, string registration, string call);

    [LoggerMessage(
        EventId = 102,
        EventName = "LedgerSettled",
        Level = LogLevel.Information,
        Message = "{Registration}: the ledger's call {Call} is settled, {Status}."
    )]
    public static partial void Settled(ILogger logger, string registration, string call, CallStatus status);

    [LoggerMessage(
        EventId = 103,
        EventName = "LedgerNotSettled",
        Level = LogLevel.Warning,
        Message = "An open call of the ledger could not be settled ({Fault}); this is tried again."
    )]
    public static partial void NotSettled(ILogger logger, string fault);

    [LoggerMessage(
        EventId = 104,
        EventName = "LedgerUndecidable",
        Level = LogLevel.Error,
        Message = "{Registration}: nobody can find out whether the ledger's call {Call} enrolled: a person must decide."
    )]
    public static partial void Undecidable(ILogger logger, string registration, string call);

    [LoggerMessage(
        EventId = 105,
        EventName = "LedgerAccountNotNamed",
        Level = LogLevel.Warning,
        Message = "{Registration}: its option Account is not set. The ledger then knows the account by the registration's name: set "
            + "Account before keys rotate, or before the registration gets another name or another account."
    )]
    public static partial void AccountNotNamed(ILogger logger, string registration);

    [LoggerMessage(
        EventId = 106,
        EventName = "LedgerMade",
        Level = LogLevel.Information,
        Message = "There was no ledger, and a new one was made: {File}. What was enrolled before is not known to it."
    )]
    public static partial void Made(ILogger logger, string file);

    [LoggerMessage(
        EventId = 107,
        EventName = "LedgerExposed",
        Level = LogLevel.Warning,
        Message = "Others may read the ledger {File}, which holds personal data, and this process may not change that."
    )]
    public static partial void Exposed(ILogger logger, string file);

    [LoggerMessage(
        EventId = 108,
        EventName = "LedgerRegistrationUnusable",
        Level = LogLevel.Warning,
        Message = "{Registration} cannot be used ({Fault}): the ledger's open calls of its account are not settled."
    )]
    public static partial void Unusable(ILogger logger, string registration, string fault);
}
