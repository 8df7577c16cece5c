using System.Diagnostics;
using System.Globalization;
using OpenTelemetry;

namespace WebHost;

/// <summary>Prints each span as it ends, where a real host adds an exporter. The sandbox's spans show too: it runs in here.</summary>
internal sealed class SpanPrinter : BaseProcessor<Activity>
{
    public override void OnEnd(Activity data)
    {
        var milliseconds = data.Duration.TotalMilliseconds.ToString("0.0", CultureInfo.InvariantCulture);
        var lines = data.TagObjects.Select(tag => $"{Environment.NewLine}    {tag.Key} = {tag.Value}");
        Console.WriteLine(
            $"  trace {data.TraceId}: {data.Source.Name} {data.DisplayName}, {milliseconds} ms{string.Concat(lines)}"
        );
    }
}
