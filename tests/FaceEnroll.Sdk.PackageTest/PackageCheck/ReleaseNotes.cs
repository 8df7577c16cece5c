using System.Xml.Linq;

/// <summary>A package's release notes are the newest section of the changelog that says something.</summary>
internal static class ReleaseNotes
{
    public static List<string> Complaints(XDocument nuspec, string[] changelog)
    {
        var written = nuspec.Descendants().Single(e => e.Name.LocalName == "releaseNotes").Value;
        var expected = Newest(changelog);
        return expected.Length > 0 && Normal(written) == Normal(expected)
            ? []
            : [$"the release notes are\n{written}\nand not\n{expected}"];
    }

    private static string Newest(string[] lines)
    {
        var section = "";
        foreach (var line in lines.SkipWhile(l => !l.StartsWith("## ", StringComparison.Ordinal)))
        {
            if (!line.StartsWith("## ", StringComparison.Ordinal))
            {
                section += line + "\n";
            }
            else if (section.Trim().Length > 0)
            {
                break;
            }
        }

        return section.Trim();
    }

    private static string Normal(string text) => text.ReplaceLineEndings("\n").Trim();
}
