using System.Text;
using System.Text.Json;
using FaceEnroll.Sandbox.State;
using FaceEnroll.Sandbox.Wire;

namespace FaceEnroll.Sandbox.Core;

/// <summary>Reads a seed file.</summary>
internal static class SandboxSeed
{
    public static void Apply(SandboxContext sandbox, string json, string? directory, bool withFiles = true)
    {
        if (!Json.TryParseObject(Encoding.UTF8.GetBytes(json), out var document))
        {
            throw new FormatException("The seed is not a JSON object.");
        }

        using (document)
        {
            SeedItem.Once(document.RootElement, "seed");
            if (!withFiles && document.RootElement.TryGetProperty("faces", out _))
            {
                throw new FormatException("The seed's faces name files, which are not read from here.");
            }

            foreach (var list in document.RootElement.EnumerateObject())
            {
                if (list.Value.ValueKind != JsonValueKind.Array)
                {
                    throw new FormatException($"The seed's {list.Name} is not a list.");
                }

                var i = 0;
                foreach (var item in list.Value.EnumerateArray())
                {
                    Apply(sandbox, list.Name, new SeedItem(item, $"{list.Name}[{i++}]"), directory);
                }
            }
        }
    }

    private static void Apply(SandboxContext sandbox, string list, SeedItem item, string? directory)
    {
        switch (list)
        {
            case "credentials":
                var key = new SandboxCredential(item.Required("keyId"), item.Required("secret"))
                {
                    SecurityToken = item.Optional("securityToken"),
                    Vendor = item.Vendor(),
                };
                item.End();
                sandbox.Keys.Add(key);
                break;
            case "libraries":
                var library = item.Required("id");
                ForEach(item, vendor => sandbox.Store.AddLibrary(vendor, library));
                break;
            case "people":
                var (id, libraries) = (item.Required("id"), item.List("libraries"));
                ForEach(item, vendor => sandbox.Store.AddPerson(vendor, id, libraries));
                break;
            case "faces":
                var picture = File.ReadAllBytes(Path.Combine(directory ?? string.Empty, item.Required("picture")));
                var (group, person) = (item.Required("library"), item.Required("person"));
                ForEach(item, vendor => sandbox.Store.AddFace(vendor, group, person, picture));
                break;
            case "verdicts":
                AddVerdict(sandbox.Verdicts, item);
                break;
            default:
                throw new FormatException(
                    $"The seed's {list} is not one of credentials, libraries, people, faces and verdicts."
                );
        }
    }

    public static void AddVerdict(SandboxVerdicts verdicts, SeedItem item)
    {
        if (!Enum.TryParse<SandboxVerdict>(item.Required("verdict"), ignoreCase: true, out var verdict))
        {
            throw new FormatException(
                $"{item.Path}.verdict is not one of {string.Join(", ", Enum.GetNames<SandboxVerdict>())}."
            );
        }

        var vendor = item.Vendor();
        if (item.Optional("person") is { } pattern)
        {
            item.End();
            verdicts.ForPerson(pattern, verdict, vendor);
        }
        else if (item.Optional("picture") is { } hash)
        {
            item.End();
            verdicts.ForPictureHash(hash, verdict, vendor);
        }
        else
        {
            var count = item.Number("count", 1);
            item.End();
            verdicts.Next(verdict, vendor, count);
        }
    }

    private static void ForEach(SeedItem item, Action<SandboxVendor> add)
    {
        var only = item.Vendor();
        item.End();
        foreach (var vendor in only is { } one ? [one] : Enum.GetValues<SandboxVendor>())
        {
            add(vendor);
        }
    }
}
