namespace FaceEnroll.Sdk.AlibabaCredentials;

/// <summary>Reads <c>[section]</c>, <c>key = value</c> and comments that begin with <c>#</c> or <c>;</c>.</summary>
internal static class IniFile
{
    /// <summary>A section's values by name, whatever its case; null when the section is not there.</summary>
    public static Dictionary<string, string>? Section(string text, string name)
    {
        Dictionary<string, string>? section = null;
        var isInside = false;
        foreach (var raw in text.Split('\n'))
        {
            var line = WithoutComment(raw).Trim();
            if (line.Length > 1 && line[0] == '[' && line[line.Length - 1] == ']')
            {
                isInside = line.Substring(1, line.Length - 2).Trim().Equals(name, StringComparison.OrdinalIgnoreCase);
                if (isInside)
                {
                    section ??= new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
                }
            }
            else if (isInside && line.IndexOf('=') is > 0 and var equals)
            {
                section![line.Substring(0, equals).Trim()] = line.Substring(equals + 1).Trim();
            }
        }

        return section;
    }

    /// <summary>The vendor's own example has comments after values, with a blank before them.</summary>
    private static string WithoutComment(string line)
    {
        for (var i = 0; i < line.Length; i++)
        {
            if (line[i] is '#' or ';' && (i == 0 || char.IsWhiteSpace(line[i - 1])))
            {
                return line.Substring(0, i);
            }
        }

        return line;
    }
}
