namespace FaceEnroll.Sandbox.Explaining;

/// <summary>A JSON text with other white space and everything else as it is, byte for byte.</summary>
internal sealed record JsonSpacing(
    string Name,
    string BehindComma,
    string BehindColon,
    string? Indent,
    string LineBreak
)
{
    public static IReadOnlyList<JsonSpacing> All { get; } =
    [
        new("without white space", "", "", null, ""),
        new("with a blank behind commas and colons", " ", " ", null, ""),
        new("indented by 2", "", " ", "  ", "\n"),
        new("indented by 4", "", " ", "    ", "\n"),
        new("indented by a tab", "", " ", "\t", "\n"),
        new("indented by 2, with CR LF", "", " ", "  ", "\r\n"),
        new("indented by 4, with CR LF", "", " ", "    ", "\r\n"),
    ];

    /// <param name="json">A well-formed JSON text in UTF-8.</param>
    public byte[] Write(ReadOnlySpan<byte> json)
    {
        var output = new MemoryStream(json.Length);
        var depth = 0;
        var previous = (byte)0;
        while (!json.IsEmpty)
        {
            var token = json[0];
            var length = token == (byte)'"' ? EndOfText(json) : 1;
            if (token is not ((byte)' ' or (byte)'\t' or (byte)'\r' or (byte)'\n'))
            {
                var closes = token is (byte)'}' or (byte)']';
                depth -= closes ? 1 : 0;
                if (closes ? !Opens(previous) : Opens(previous) || previous == (byte)',')
                {
                    BreakLine(output, depth);
                }

                output.Write(json[..length]);
                depth += Opens(token) ? 1 : 0;
                Put(
                    output,
                    token == (byte)',' ? BehindComma
                        : token == (byte)':' ? BehindColon
                        : string.Empty
                );
                previous = token;
            }

            json = json[length..];
        }

        return output.ToArray();
    }

    private void BreakLine(MemoryStream output, int depth)
    {
        if (Indent is null)
        {
            return;
        }

        Put(output, LineBreak);
        for (var i = 0; i < depth; i++)
        {
            Put(output, Indent);
        }
    }

    private static int EndOfText(ReadOnlySpan<byte> json)
    {
        var end = 1;
        while (json[end] != (byte)'"')
        {
            end += json[end] == (byte)'\\' ? 2 : 1;
        }

        return end + 1;
    }

    private static bool Opens(byte token) => token is (byte)'{' or (byte)'[';

    private static void Put(MemoryStream output, string text)
    {
        foreach (var character in text)
        {
            output.WriteByte((byte)character);
        }
    }
}
