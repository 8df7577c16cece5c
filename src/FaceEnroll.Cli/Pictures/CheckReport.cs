using FaceEnroll.Cli.Configuration;
using FaceEnroll.Cli.Hosting;
using FaceEnroll.Cli.Output;

namespace FaceEnroll.Cli.Pictures;

/// <summary>Collects what the vendors would say, as a table or as lines of JSON.</summary>
internal sealed class CheckReport(ITerminal terminal, bool isJson, FaceVendor? chosen)
{
    private readonly TextTable _table = new(["picture", .. VendorOptions.All.Select(v => $"{v}")]);
    private readonly List<string> _reasons = [];
    private bool _isRefused;
    private long _unseen;

    /// <summary>Looks at a picture.</summary>
    public async Task AddAsync(PictureCheck look, string name, string path, CancellationToken cancellationToken)
    {
        var verdicts = await look.LookAsync(path, VendorOptions.All, cancellationToken).ConfigureAwait(false);
        _isRefused |= chosen is { } vendor
            ? verdicts.Any(v => v.Vendor == vendor && !v.IsTaken)
            : verdicts.All(v => !v.IsTaken);
        if (isJson)
        {
            Write(name, verdicts);
            return;
        }

        _table.Add([name, .. verdicts.Select(v => v.Word)]);
        foreach (var same in verdicts.Where(v => v.Why is not null).GroupBy(v => v.Why))
        {
            _reasons.Add($"{name}: {same.Key} ({string.Join(", ", same.Select(v => v.Vendor))})");
        }
    }

    /// <summary>A line of a list that is wrong.</summary>
    public void AddFault(long line, string fault)
    {
        _isRefused = true;
        if (isJson)
        {
            JsonLine.Write(
                terminal.Out,
                json =>
                {
                    json.WriteNumber("line", line);
                    json.WriteString("fault", fault);
                }
            );
            return;
        }

        _reasons.Add($"line {line}: {fault}");
    }

    /// <summary>A picture that only the vendor sees.</summary>
    public void AddUnseen(string name)
    {
        _unseen++;
        if (!isJson)
        {
            _table.Add([name, .. VendorOptions.All.Select(_ => "not looked at")]);
        }
    }

    /// <summary>Writes what was collected.</summary>
    /// <returns>The exit code.</returns>
    public int End()
    {
        if (!isJson)
        {
            _table.Write(terminal.Out);
            foreach (var reason in _reasons)
            {
                terminal.Out.WriteLine(reason);
            }

            terminal.Error.WriteLine(
                "AI Guardrails takes pictures by URL only; ADVANCE.AI and FinAuth take files only."
            );
        }

        if (_unseen > 0)
        {
            terminal.Error.WriteLine($"{Words.Count(_unseen, "URL")} not looked at: the vendor fetches them.");
        }

        return _isRefused ? ExitCode.SomeRefused : ExitCode.AllEnrolled;
    }

    private void Write(string name, IReadOnlyList<PictureVerdict> verdicts) =>
        JsonLine.Write(
            terminal.Out,
            json =>
            {
                json.WriteString("picture", name);
                json.WriteStartObject("vendors");
                foreach (var verdict in verdicts)
                {
                    json.WriteStartObject($"{verdict.Vendor}");
                    json.WriteBoolean("taken", verdict.IsTaken);
                    json.WriteBoolean("fits", verdict.IsTaken || verdict.FitsWhenChanged);
                    json.WriteOptional("why", verdict.Why);
                    json.WriteEndObject();
                }

                json.WriteEndObject();
            }
        );
}
