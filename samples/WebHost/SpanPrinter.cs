using System.Diagnostics;
using System.Globalization;
using OpenTelemetry;

namespace WebHost;

/// <summary>Prints each span as it ends, where a real host adds an exporter.</summary>
internal sealed class SpanPrinter : BaseProcessor<Activity>
{
    public override void OnEnd(Activity data)
    {
        var milliseconds = data.Duration.TotalMilliseconds.ToString("0.0", CultureInfo.InvariantCulture);
        Console.WriteLine($"span {data.DisplayName} of {data.Source.Name}, {milliseconds} ms, trace {data.TraceId}");
        foreach (var (name, value) in data.TagObjects)
        {
            Console.WriteLine($"  {name} = {value}");
        }
    }
}
