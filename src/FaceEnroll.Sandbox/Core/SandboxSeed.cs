using System.Buffers;
using System.Security.Cryptography;
using System.Text;
using FaceEnroll.Sandbox.State;
using FaceEnroll.Sandbox.Wire;

namespace FaceEnroll.Sandbox.Core;

/// <summary>Reads a seed: all of it first, so that one that cannot be read does nothing.</summary>
internal static class SandboxSeed
{
    private const string Lists = "credentials, libraries, people, faces and verdicts";
    private static readonly UTF8Encoding s_strictUtf8 = new(false, throwOnInvalidBytes: true);
    private static readonly SearchValues<char> s_hex = SearchValues.Create("0123456789abcdefABCDEF");

    /// <returns>What it does, as often as it is asked to.</returns>
    /// <exception cref="FormatException">It cannot be read; the message names the place.</exception>
    public static async Task<Action> ReadFileAsync(
        SandboxContext sandbox,
        string file,
        CancellationToken cancellationToken
    )
    {
        try
        {
            // A byte order mark may say that it is UTF-16.
            var json = await File.ReadAllTextAsync(file, s_strictUtf8, cancellationToken).ConfigureAwait(false);
            return Read(sandbox, Encoding.UTF8.GetBytes(json), Path.GetDirectoryName(file));
        }
        catch (DecoderFallbackException e)
        {
            throw new FormatException("The seed is not UTF-8.", e);
        }
    }

    /// <returns>What it does, as often as it is asked to.</returns>
    /// <exception cref="FormatException">It cannot be read; the message names the place.</exception>
    public static Action Read(
        SandboxContext sandbox,
        ReadOnlyMemory<byte> json,
        string? directory,
        bool withFiles = true
    )
    {
        if (!Json.TryParseObject(json, out var document))
        {
            throw new FormatException("The seed is not a JSON object.");
        }

        var acts = new List<Action>();
        using (document)
        {
            SeedItem.Once(document.RootElement, "seed");
            foreach (var list in document.RootElement.EnumerateObject())
            {
                var read = Reader(sandbox, list.Name, directory, withFiles);
                if (list.Value.ValueKind != System.Text.Json.JsonValueKind.Array)
                {
                    throw new FormatException($"The seed's {list.Name} is not a list.");
                }

                var i = 0;
                foreach (var element in list.Value.EnumerateArray())
                {
                    var item = new SeedItem(element, $"{list.Name}[{i++}]");
                    acts.Add(read(item));
                }
            }
        }

        return () => acts.ForEach(static act => act());
    }

    private static Func<SeedItem, Action> Reader(
        SandboxContext sandbox,
        string list,
        string? directory,
        bool withFiles
    ) =>
        list switch
        {
            "credentials" => item => Credential(sandbox, item),
            "libraries" => item => Library(sandbox.Store, item),
            "people" => item => Person(sandbox.Store, item),
            "faces" when withFiles => item => Face(sandbox.Store, item, directory),
            "faces" => throw new FormatException("The seed's faces name files, which are not read from here."),
            "verdicts" => item => Verdict(sandbox.Verdicts, item),
            _ => throw new FormatException($"The seed's {list} is not one of {Lists}."),
        };

    private static Action Credential(SandboxContext sandbox, SeedItem item)
    {
        var key = new SandboxCredential(item.Required("keyId"), item.Required("secret"))
        {
            SecurityToken = item.Optional("securityToken"),
            Vendor = item.Vendor(),
        };
        item.End();
        return () => sandbox.Keys.Add(key);
    }

    private static Action Library(SandboxStore store, SeedItem item)
    {
        var id = item.Required("id");
        return ForEach(item, vendor => store.AddLibrary(vendor, id));
    }

    private static Action Person(SandboxStore store, SeedItem item)
    {
        var (id, libraries) = (item.Required("id"), item.List("libraries"));
        return ForEach(item, vendor => store.AddPerson(vendor, id, libraries));
    }

    private static Action Face(SandboxStore store, SeedItem item, string? directory)
    {
        var (library, person, file) = (item.Required("library"), item.Required("person"), item.Required("picture"));
        if (file.Contains('\0', StringComparison.Ordinal))
        {
            throw new FormatException($"{item.Path}.picture is no file's name.");
        }

        var picture = File.ReadAllBytes(Path.Combine(directory ?? string.Empty, file));
        return ForEach(item, vendor => store.AddFace(vendor, library, person, picture));
    }

    public static Action Verdict(SandboxVerdicts verdicts, SeedItem item)
    {
        var verdict = EnumName.Parse<SandboxVerdict>(item.Required("verdict"), $"{item.Path}.verdict");
        var vendor = item.Vendor();
        if (item.Optional("person") is { } pattern)
        {
            item.End();
            return pattern.Length > 0
                ? () => verdicts.ForPerson(pattern, verdict, vendor)
                : throw new FormatException($"{item.Path}.person is empty.");
        }

        if (item.Optional("picture") is { } hash)
        {
            item.End();
            return hash.Length == SHA256.HashSizeInBytes * 2 && !hash.AsSpan().ContainsAnyExcept(s_hex)
                ? () => verdicts.ForPictureHash(hash, verdict, vendor)
                : throw new FormatException($"{item.Path}.picture is not a SHA-256 in hexadecimal.");
        }

        var count = item.Count();
        item.End();
        return () => verdicts.Next(verdict, vendor, count);
    }

    private static Action ForEach(SeedItem item, Action<SandboxVendor> add)
    {
        SandboxVendor[] vendors = item.Vendor() is { } one ? [one] : Enum.GetValues<SandboxVendor>();
        item.End();
        return () => Array.ForEach(vendors, add);
    }
}
