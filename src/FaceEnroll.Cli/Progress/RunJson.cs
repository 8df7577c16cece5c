using System.Text.Json;
using FaceEnroll.Cli.Output;
using FaceEnroll.Ledger;

namespace FaceEnroll.Cli.Progress;

/// <summary>A summary's members.</summary>
internal static class RunJson
{
    public static void Write(Utf8JsonWriter json, FaceRunSummary summary)
    {
        json.WriteString("run", summary.Name);
        json.WriteString("registration", summary.Registration);
        json.WriteString("vendor", $"{summary.Vendor}");
        json.WriteString("state", $"{summary.State}");
        json.WriteOptional("reason", summary.Reason);
        json.WriteBoolean("driven", summary.IsDriven);
        json.WriteBoolean("planned", summary.IsPlanned);
        json.WriteString("startedAt", summary.StartedAt);
        json.WriteNumber("total", summary.Total);
        json.WriteNumber("done", summary.Done);
        json.WriteNumber("doneBefore", summary.DoneBefore);
        json.WriteNumber("enrolled", summary.Enrolled);
        json.WriteNumber("alreadyEnrolled", summary.AlreadyEnrolled);
        json.WriteNumber("repeated", summary.Repeated);
        json.WriteNumber("refused", summary.Refused);
        json.WriteNumber("undecidable", summary.Undecidable);
        json.WriteNumber("canceled", summary.Canceled);
        json.WriteNumber("waiting", summary.Waiting);
        json.WriteNumber("pending", summary.Pending);
        json.WriteOptional("rate", summary.Rate);
        json.WriteOptional("secondsLeft", summary.TimeLeft?.TotalSeconds);
    }
}
