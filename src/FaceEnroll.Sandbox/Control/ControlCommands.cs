using FaceEnroll.Sandbox.Core;
using FaceEnroll.Sandbox.State;
using FaceEnroll.Sandbox.Wire;

namespace FaceEnroll.Sandbox.Control;

/// <summary>What can be changed under <c>/_sandbox/</c>. A command that is not well formed throws <see cref="FormatException"/>.</summary>
internal sealed class ControlCommands(SandboxContext sandbox, IReadOnlyList<IVendorEndpoint> endpoints)
{
    public async Task<SandboxReply> ObeyAsync(string method, string path, ReadOnlyMemory<byte> body)
    {
        if ((method, path) == ("POST", "held"))
        {
            WithNothing(body, "held");
            var count = await sandbox.Held.RunAsync().ConfigureAwait(false);
            return ControlQueries.JsonOf(count, static (writer, n) => writer.WriteNumber("executed", n));
        }

        return Obey(method, path, body);
    }

    private SandboxReply Obey(string method, string path, ReadOnlyMemory<byte> body)
    {
        switch (method, path)
        {
            case ("POST", "faults"):
                With(body, "fault", AddFault);
                break;
            case ("DELETE", "faults"):
                WithNothing(body, "faults");
                sandbox.Faults.Clear();
                break;
            case ("POST", "verdicts"):
                With(body, "verdict", item => SandboxSeed.Verdict(sandbox.Verdicts, item)());
                break;
            case ("DELETE", "verdicts"):
                WithNothing(body, "verdicts");
                sandbox.Verdicts.Clear();
                break;
            case ("POST", "seed"):
                // No file is read from here: a seed over HTTP brings no faces.
                SandboxSeed.Read(sandbox, body, directory: null, withFiles: false)();
                sandbox.Changes.Tell(SandboxChanges.Change);
                break;
            case ("POST", "clock"):
                var unused = 0;
                With(body, "clock", item => unused = SetClock(item));
                return Deleted(unused);
            case ("POST", "deletions"):
                var deleted = 0;
                With(body, "deletion", item => deleted = Delete(item));
                return Deleted(deleted);
            case ("POST", "rules"):
                With(body, "rules", SetRules);
                break;
            case ("POST", "limits"):
                With(body, "limit", SetLimit);
                break;
            case ("POST", "tokens/expire"):
                WithNothing(body, "expire");
                sandbox.ExpireTokens();
                break;
            case ("POST", "pictures"):
                if (body.IsEmpty)
                {
                    throw new FormatException("The body is the picture, and it is empty.");
                }

                return ControlQueries.JsonOf(
                    new Uri(sandbox.Fetcher.Own!, Publish(body)).ToString(),
                    static (writer, url) => writer.WriteString("url", url),
                    status: 201
                );
            case ("POST", "reset"):
                WithNothing(body, "reset");
                sandbox.Reset();
                break;
            default:
                return SandboxReply.Text(404, "No such command.\n", "text/plain");
        }

        return ControlQueries.JsonOf(0, static (writer, _) => writer.WriteBoolean("ok", true));
    }

    private void AddFault(SeedItem item)
    {
        var fault = FaultParser.Parse(item);
        var vendor = item.Vendor();
        var operation = Operation(item, vendor);
        if (item.Fraction("probability") is { } probability)
        {
            if (probability is not (>= 0 and <= 1))
            {
                throw new FormatException("fault.probability is not between 0 and 1.");
            }

            var seed = item.Number("seed", 1);
            item.End();
            sandbox.Faults.WithProbability(vendor, fault, probability, seed, operation);
            return;
        }

        var count = item.Count();
        item.End();
        sandbox.Faults.Next(vendor, fault, count, operation);
    }

    /// <summary>A name that no call can have would wait forever.</summary>
    private string? Operation(SeedItem item, SandboxVendor? vendor)
    {
        var operation = item.Optional("operation");
        string[] known =
        [
            SandboxFaults.AnyOperation,
            .. endpoints.Where(e => vendor is null || e.Vendor == vendor).SelectMany(e => e.Operations).Distinct(),
        ];
        return operation is null || known.Contains(operation)
            ? operation
            : throw new FormatException($"{item.Path}.operation is not one of {string.Join(", ", known)}.");
    }

    private string Publish(ReadOnlyMemory<byte> picture)
    {
        try
        {
            return sandbox.Published.Add(picture);
        }
        catch (InvalidOperationException e)
        {
            throw new BadHttpRequestException(e.Message, StatusCodes.Status413PayloadTooLarge, e);
        }
    }

    private void SetRules(SeedItem item)
    {
        var bounds = item.Number("boundsFinAuthListStart", 0) != 0;
        item.End();
        sandbox.BoundsFinAuthListStart = bounds;
    }

    private void SetLimit(SeedItem item)
    {
        var vendor = item.Vendor() ?? throw new FormatException("limit.vendor is required.");
        var perSecond = item.Number("perSecond", 0);
        if (perSecond < 0)
        {
            throw new FormatException("limit.perSecond is below 0; 0 is no limit.");
        }

        item.End();
        sandbox.Limits.Set(vendor, perSecond > 0 ? perSecond : null);
    }

    /// <returns>How many faces went; 0 is no fault, they may have gone before.</returns>
    private int Delete(SeedItem item)
    {
        var vendor = item.Vendor() ?? throw new FormatException("deletion.vendor is required.");
        if (item.TextOrNumber("face") is { Length: > 0 } face)
        {
            item.End();
            return sandbox.Store.Delete(vendor, face) ? 1 : 0;
        }

        var person = item.Optional("person");
        if (person is not { Length: > 0 })
        {
            throw new FormatException("deletion.face or deletion.person is required, as a text.");
        }

        item.End();
        return sandbox.Store.DeletePerson(vendor, person);
    }

    /// <returns>How many faces went for want of use, where that was asked for.</returns>
    private int SetClock(SeedItem item)
    {
        var deletesUnused = item.Number("deleteUnused", 0) != 0;
        try
        {
            if (item.Fraction("stepSeconds") is { } step)
            {
                item.End();
                sandbox.Clock.Step(TimeSpan.FromSeconds(step));
            }
            else if (item.Fraction("offsetSeconds") is { } offset)
            {
                item.End();
                sandbox.Clock.Offset = TimeSpan.FromSeconds(offset);
            }
            else if (!deletesUnused)
            {
                throw new FormatException("clock.offsetSeconds or clock.stepSeconds is required, as a number.");
            }
            else
            {
                item.End();
            }
        }
        catch (Exception e) when (e is ArgumentException or OverflowException)
        {
            throw new FormatException("The clock moves by at most 100 years.", e);
        }

        return deletesUnused ? sandbox.Store.DeleteUnused() : 0;
    }

    private static SandboxReply Deleted(int count) =>
        ControlQueries.JsonOf(
            count,
            static (writer, n) =>
            {
                writer.WriteBoolean("ok", true);
                writer.WriteNumber("deleted", n);
            }
        );

    /// <summary>What a body names would not be heard: whoever names a vendor does not mean all of them.</summary>
    private static void WithNothing(ReadOnlyMemory<byte> body, string name)
    {
        if (!body.IsEmpty)
        {
            With(body, name, static item => item.End());
        }
    }

    private static void With(ReadOnlyMemory<byte> body, string name, Action<SeedItem> act)
    {
        if (!Json.TryParseObject(body, out var document))
        {
            throw new FormatException($"The body is not a JSON object with the members of \"{name}\".");
        }

        using (document)
        {
            act(new SeedItem(document.RootElement, name));
        }
    }
}
