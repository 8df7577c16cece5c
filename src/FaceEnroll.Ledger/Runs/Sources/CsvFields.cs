using System.Text;

namespace FaceEnroll.Ledger.Runs.Sources;

/// <summary>
/// The fields of one line of CSV, with quotes as in RFC 4180. A parser of our own, of one line: the general ones let a quoted field
/// span lines, so that a quote somebody forgot to close takes in everybody below it. Here it costs its own line.
/// </summary>
internal sealed class CsvFields
{
    private const char Quote = '"';

    private readonly List<string> _fields = [];
    private readonly StringBuilder _quoted = new();

    /// <summary>The fields of the line that was read last.</summary>
    public IReadOnlyList<string> Fields => _fields;

    /// <summary>Reads a line.</summary>
    /// <returns>What is wrong with it; null where nothing is.</returns>
    public string? Read(string line, char delimiter)
    {
        _fields.Clear();
        var position = 0;
        while (true)
        {
            if (position < line.Length && line[position] == Quote)
            {
                if (!Quoted(line, ref position))
                {
                    return "A quote is not closed on its line.";
                }

                if (position < line.Length && line[position] != delimiter)
                {
                    return "There is text after a closing quote.";
                }
            }
            else
            {
                var end = line.IndexOf(delimiter, position);
                end = end < 0 ? line.Length : end;
                var field = line[position..end];
                if (field.Contains(Quote))
                {
                    return "There is a quote within a field that does not begin with one.";
                }

                _fields.Add(field);
                position = end;
            }

            if (position == line.Length)
            {
                return null;
            }

            // Past the delimiter; where the line ends with one, an empty field follows.
            position++;
        }
    }

    /// <summary>Reads a quoted field, and moves behind its closing quote.</summary>
    private bool Quoted(string line, ref int position)
    {
        _quoted.Clear();
        position++;
        while (true)
        {
            var quote = line.IndexOf(Quote, position);
            if (quote < 0)
            {
                return false;
            }

            _quoted.Append(line, position, quote - position);
            position = quote + 1;
            if (position == line.Length || line[position] != Quote)
            {
                _fields.Add(_quoted.ToString());
                return true;
            }

            _quoted.Append(Quote);
            position++;
        }
    }
}
