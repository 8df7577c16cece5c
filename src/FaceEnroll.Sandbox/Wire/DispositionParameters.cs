namespace FaceEnroll.Sandbox.Wire;

/// <summary>The value of a part's <c>Content-Disposition</c>. Names may be quoted (as curl does) or bare tokens.</summary>
internal static class DispositionParameters
{
    public static bool TryRead(string value, out string? name, out string? fileName)
    {
        name = null;
        fileName = null;
        var at = value.IndexOf(';', StringComparison.Ordinal);
        if (at < 0 || !value[..at].Trim().Equals("form-data", StringComparison.OrdinalIgnoreCase))
        {
            return false;
        }

        while (at < value.Length)
        {
            at++;
            var equal = value.IndexOf('=', at);
            if (equal < 0)
            {
                return false;
            }

            var key = value[at..equal].Trim().ToLowerInvariant();
            if (!TryReadValue(value, equal + 1, out var text, out at))
            {
                return false;
            }

            if (key == "name")
            {
                name = text;
            }
            else if (key == "filename")
            {
                fileName = text;
            }
        }

        return name is { Length: > 0 };
    }

    private static bool TryReadValue(string value, int start, out string text, out int end)
    {
        text = string.Empty;
        end = value.Length;
        if (start < value.Length && value[start] == '"')
        {
            // Browsers and curl write a quote inside a quoted name as %22, so the next quote always ends it.
            var close = value.IndexOf('"', start + 1);
            if (close < 0)
            {
                return false;
            }

            text = value[(start + 1)..close];
            end = close + 1;
            return end == value.Length || value[end] == ';';
        }

        var semicolon = value.IndexOf(';', start);
        end = semicolon < 0 ? value.Length : semicolon;
        text = value[start..end].Trim();
        return text.Length > 0;
    }
}
