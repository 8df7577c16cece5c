// Looks into what is shipped; each complaint is a line, and any of them fails.
using System.IO.Compression;
using System.Xml.Linq;

var complaints = args switch
{
    ["docs", var package] => Docs(package),
    ["notes", var package, var changelog] => ReleaseNotes.Complaints(Nuspec(package), File.ReadAllLines(changelog)),
    ["sourcelink", var pdb, var url, var root] => SourceLink.Complaints(pdb, url, root),
    _ => throw new ArgumentException("docs PACKAGE | notes PACKAGE CHANGELOG | sourcelink PDB URL ROOT"),
};
foreach (var complaint in complaints)
{
    Console.Error.WriteLine(complaint);
}

return complaints.Count == 0 ? 0 : 1;

static List<string> Docs(string package)
{
    using var zip = ZipFile.OpenRead(package);
    return
    [
        .. zip
            .Entries.Where(e =>
                e.FullName.StartsWith("lib/", StringComparison.Ordinal)
                && e.Name.EndsWith(".xml", StringComparison.Ordinal)
            )
            .SelectMany(entry =>
            {
                using var dll = new MemoryStream();
                using (var packed = zip.GetEntry(Path.ChangeExtension(entry.FullName, ".dll"))!.Open())
                {
                    packed.CopyTo(dll);
                }

                using var xml = entry.Open();
                return new PackedDocs(XDocument.Load(xml), dll.ToArray())
                    .Complaints()
                    .Select(c => $"{entry.FullName}: {c}")
                    .ToList();
            }),
    ];
}

static XDocument Nuspec(string package)
{
    using var zip = ZipFile.OpenRead(package);
    using var nuspec = zip.Entries.Single(e => e.FullName.EndsWith(".nuspec", StringComparison.Ordinal)).Open();
    return XDocument.Load(nuspec);
}
