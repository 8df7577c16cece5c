using System.Text.Json;

namespace FaceEnroll.Sdk.Benchmarks.Measuring;

/// <summary>The result as JSON: the same figures, unrounded.</summary>
internal static class ReportJson
{
    public static void Write(Report report, string file)
    {
        using var stream = File.Create(file);
        using var json = new Utf8JsonWriter(stream, new JsonWriterOptions { Indented = true });
        json.WriteStartObject();
        json.WriteString("environment", report.Environment);
        json.WriteStartArray("rows");
        foreach (var row in report.Rows)
        {
            json.WriteStartObject();
            json.WriteString("vendor", row.Scenario.Bench.Name);
            json.WriteString("picture", row.Scenario.Label);
            json.WriteNumber("pictureBytes", row.Scenario.Length);
            json.WriteString("from", row.Scenario.Source);
            foreach (var (contender, sample) in row.Medians)
            {
                Write(json, contender, sample);
            }

            json.WriteNumber("allocatedAboveFloor", row.Ours.Bytes - row.Floor.Bytes);
            json.WriteNumber("processorOverFloor", row.CpuOverFloor);
            json.WriteNumber("processorOverFloorAndHash", row.CpuOverFloorAndHash);
            json.WriteNumber("processorOverByHand", row.CpuOverByHand);
            json.WriteNumber("throughputOverFloor", row.RateOverFloor);
            json.WriteNumber("throughputOverByHand", row.RateOverByHand);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteStartArray("targets");
        foreach (var target in Targets.Of(report))
        {
            json.WriteStartObject();
            json.WriteString("name", target.Name);
            json.WriteString("bound", target.Bound);
            json.WriteString("measured", target.Measured);
            json.WriteString("where", target.Where);
            json.WriteBoolean("met", target.IsMet);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteNumber("clearingMillisecondsPerCall", report.ClearingMs);
        if (report.SmallCalls is { } small)
        {
            json.WriteNumber("urlOnlyOwnMicroseconds", small.Ours.LoopUs);
            json.WriteNumber("urlOnlyOwnMicrosecondsAfterSleep", small.Ours.RestedUs);
            json.WriteNumber("urlOnlyRawMicroseconds", small.Raw.LoopUs);
            json.WriteNumber("urlOnlyRawMicrosecondsAfterSleep", small.Raw.RestedUs);
            json.WriteNumber("processorMicrosecondsAddedByUrlOnlyWork", small.BetweenUs);
        }

        json.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter json, string contender, Sample sample)
    {
        json.WriteStartObject(contender);
        json.WriteNumber("allocatedBytes", sample.Bytes);
        json.WriteNumber("processorMilliseconds", sample.CpuMs);
        json.WriteNumber("wallMilliseconds", sample.WallMs);
        json.WriteNumber("callsPerSecondAt8", sample.CallsPerSecond);
        json.WriteNumber("gen2Collections", sample.Gen2);
        json.WriteNumber("calls", sample.Calls);
        json.WriteEndObject();
    }
}
