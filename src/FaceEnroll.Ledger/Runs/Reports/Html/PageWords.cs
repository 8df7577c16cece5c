using System.Globalization;

namespace FaceEnroll.Ledger.Runs.Reports.Html;

/// <summary>States, kinds and numbers in words.</summary>
internal static class PageWords
{
    public static string Of(FaceRunEntryStatus status) =>
        status switch
        {
            FaceRunEntryStatus.Pending => "Not tried yet",
            FaceRunEntryStatus.Waiting => "Waiting",
            FaceRunEntryStatus.Enrolled => "Enrolled",
            FaceRunEntryStatus.AlreadyEnrolled => "Already in",
            FaceRunEntryStatus.Repeated => "Repeated",
            FaceRunEntryStatus.Refused => "Refused",
            FaceRunEntryStatus.Undecidable => "To be decided",
            FaceRunEntryStatus.Canceled => "Canceled",
            _ => status.ToString(),
        };

    /// <summary>The class that gives a state its color.</summary>
    public static string Color(FaceRunEntryStatus status) =>
        status switch
        {
            FaceRunEntryStatus.Enrolled => "enrolled",
            FaceRunEntryStatus.AlreadyEnrolled => "already",
            FaceRunEntryStatus.Repeated => "repeated",
            FaceRunEntryStatus.Refused => "refused",
            FaceRunEntryStatus.Undecidable => "undecidable",
            FaceRunEntryStatus.Canceled => "canceled",
            _ => "open",
        };

    public static string Of(FaceEnrollmentErrorKind kind) =>
        kind switch
        {
            FaceEnrollmentErrorKind.None => "",
            FaceEnrollmentErrorKind.Authentication => "Key, signature or token refused",
            FaceEnrollmentErrorKind.Permission => "The key may not do this",
            FaceEnrollmentErrorKind.ClockSkew => "Clock is wrong",
            FaceEnrollmentErrorKind.Throttled => "Too many requests",
            FaceEnrollmentErrorKind.Quota => "Limit reached",
            FaceEnrollmentErrorKind.Billing => "Account is blocked",
            FaceEnrollmentErrorKind.InvalidRequest => "Invalid request",
            FaceEnrollmentErrorKind.PersonNotFound => "No such person",
            FaceEnrollmentErrorKind.LibraryNotFound => "No such library",
            FaceEnrollmentErrorKind.ImageInvalid => "Picture cannot be used",
            FaceEnrollmentErrorKind.NoFace => "No face found",
            FaceEnrollmentErrorKind.ImageQuality => "Quality or likeness too low",
            FaceEnrollmentErrorKind.Duplicate => "Exists already",
            FaceEnrollmentErrorKind.Conflict => "Another operation was running",
            FaceEnrollmentErrorKind.VendorFault => "The vendor failed",
            FaceEnrollmentErrorKind.Transport => "Connection failed",
            FaceEnrollmentErrorKind.Timeout => "Time ran out",
            FaceEnrollmentErrorKind.Protocol => "Unreadable reply",
            FaceEnrollmentErrorKind.LocalLimit => "Limit of this process",
            FaceEnrollmentErrorKind.CircuitOpen => "Circuit breaker open",
            FaceEnrollmentErrorKind.ImageSource => "Picture cannot be opened",
            FaceEnrollmentErrorKind.HostCallback => "The host's own code failed",
            _ => kind.ToString(),
        };

    public static string Of(FaceRunSummary run) =>
        run.State switch
        {
            FaceRunState.Running when run.IsDriven => "Running",
            FaceRunState.Running => "Stopped: no process drives it",
            _ => run.State.ToString(),
        };

    /// <summary>A reason's name: its kind, or its state where it has none.</summary>
    public static string Of(ReasonCount reason) =>
        reason.Kind != FaceEnrollmentErrorKind.None && reason.Status == FaceRunEntryStatus.Refused
            ? Of(reason.Kind)
            : Of(reason.Status);

    /// <summary>The same for a table that has the state beside it.</summary>
    public static string Why(ReasonCount reason) =>
        reason.Status == FaceRunEntryStatus.Repeated ? "Twice in the list"
        : reason.Kind != FaceEnrollmentErrorKind.None ? Of(reason.Kind)
        : reason.Status == FaceRunEntryStatus.AlreadyEnrolled ? "In before"
        : reason.Status == FaceRunEntryStatus.Undecidable ? "Somebody must look into it at the vendor"
        : reason.Status == FaceRunEntryStatus.Canceled ? "Its turn did not come, or the person was erased"
        : "";

    public static string Number(long number) => number.ToString("N0", CultureInfo.InvariantCulture);

    /// <summary>A part of a whole in percent: never 0 where there is something, nor 100 where something lacks.</summary>
    public static string Percent(long part, long whole)
    {
        if (part == 0 || whole == 0)
        {
            return "0%";
        }

        var percent = 100.0 * part / whole;
        return part == whole ? "100%"
            : percent < 0.1 ? "<0.1%"
            : percent > 99.9 ? ">99.9%"
            : percent.ToString("0.#", CultureInfo.InvariantCulture) + "%";
    }

    /// <summary>A place or a size within a chart.</summary>
    public static string Share(double percent) => percent.ToString("0.###", CultureInfo.InvariantCulture) + "%";

    /// <summary>The same in pixels.</summary>
    public static string Pixels(double number) => number.ToString("0.##", CultureInfo.InvariantCulture);

    /// <summary>A number of a chart's axis, short.</summary>
    public static string Short(double number) =>
        number >= 1_000_000 ? (number / 1_000_000).ToString("0.##", CultureInfo.InvariantCulture) + "M"
        : number >= 10_000 ? (number / 1000).ToString("0.##", CultureInfo.InvariantCulture) + "k"
        : number.ToString("#,0.##", CultureInfo.InvariantCulture);

    /// <summary>A text cut to a number of characters.</summary>
    public static string Cut(string text, int most) =>
        text.Length <= most ? text
        : char.IsHighSurrogate(text[most - 2]) ? text[..(most - 2)] + "…"
        : text[..(most - 1)] + "…";
}
