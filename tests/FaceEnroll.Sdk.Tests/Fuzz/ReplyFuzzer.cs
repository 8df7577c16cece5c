using System.Net;
using System.Text;

namespace FaceEnroll.Sdk.Tests.Fuzz;

/// <summary>Makes hostile replies from sound ones. The same seed gives the same replies.</summary>
internal sealed class ReplyFuzzer(int seed)
{
    private static readonly int[] s_statuses =
    [
        200,
        200,
        200,
        200,
        200,
        201,
        204,
        302,
        400,
        401,
        403,
        404,
        413,
        429,
        500,
        503,
    ];

    private static readonly string[] s_values =
    [
        "null",
        "true",
        "false",
        "0",
        "-1",
        "1.5",
        "1e400",
        "-1e-400",
        "9223372036854775808",
        "99999999999999999999999",
        "\"\"",
        "\" \"",
        "\"\\u0000\"",
        "\"\\ud800\"",
        "\"\\uDFFF\\uD800\"",
        "\"0\"",
        "\"-1\"",
        "\"null\"",
        "\"Y\"",
        "[]",
        "{}",
        "[null]",
        "[[]]",
        "{\"a\":null}",
        "[0,0,0,0,0]",
        "\"SUCCESS\"",
        "\"Success\"",
        "200",
        "\"200\"",
        "2147483648",
        "01",
        "NaN",
        "'x'",
        "",
    ];

    private static readonly string[] s_whole =
    [
        "",
        " ",
        "null",
        "[]",
        "{}",
        "\"\"",
        "0",
        "<html><body>502 Bad Gateway</body></html>",
        "\uFEFF{}",
        "{}{}",
        "// {}",
        "<?xml version=\"1.0\"?><Error><Code>X</Code><Message>m</Message></Error>",
        "<Error><Code>",
        "413 Request Entity Too Large",
    ];

    private static readonly (string Name, string Value)[] s_headers =
    [
        ("Retry-After", "-1"),
        ("Retry-After", "99999999999999999999"),
        ("Retry-After", "soon"),
        ("Retry-After", "0"),
        ("Date", "Mon, 01 Jan 0001 00:00:00 GMT"),
        ("Date", "Fri, 31 Dec 9999 23:59:59 GMT"),
        ("Date", "now"),
        ("x-acs-retry-after", "9223372036854775807"),
        ("x-acs-retry-after", "-5"),
        ("Content-Encoding", "gzip"),
        ("Content-Type", "text/html; charset=nonsense"),
        ("Content-Type", "image/png"),
        ("Location", "http://other.example/"),
    ];

    private readonly Random _random = new(seed);

    public int Next(int bound) => _random.Next(bound);

    public HttpResponseMessage Next(string sound)
    {
        var response = new HttpResponseMessage((HttpStatusCode)s_statuses[_random.Next(s_statuses.Length)])
        {
            Content = new ByteArrayContent(Body(sound)),
        };
        for (var count = _random.Next(4) - 1; count > 0; count--)
        {
            var (name, value) = s_headers[_random.Next(s_headers.Length)];
            if (!response.Headers.TryAddWithoutValidation(name, value))
            {
                response.Content.Headers.TryAddWithoutValidation(name, value);
            }
        }

        return response;
    }

    private byte[] Body(string sound)
    {
        switch (_random.Next(8))
        {
            case 0:
                return Encoding.UTF8.GetBytes(s_whole[_random.Next(s_whole.Length)]);
            case 1:
                var noise = new byte[_random.Next(64)];
                _random.NextBytes(noise);
                return noise;
            case 2:
                return Bytes(Encoding.UTF8.GetBytes(sound));
            case 3:
                return Bytes(Encoding.UTF8.GetBytes(Values(sound)));
            case 4:
                return Encoding.UTF8.GetBytes(Nested(sound));
            default:
                return Encoding.UTF8.GetBytes(Values(sound));
        }
    }

    /// <summary>Other values, of other types, in the same places.</summary>
    private string Values(string text)
    {
        for (var count = _random.Next(3); count >= 0; count--)
        {
            var (start, length) = JsonPlaces.Value(text, _random);
            if (length == 0)
            {
                return text;
            }

            var value = _random.Next(6) switch
            {
                0 => string.Join(",", Enumerable.Repeat(text.Substring(start, length), 2)),
                1 => text,
                _ => s_values[_random.Next(s_values.Length)],
            };
            text = text.Remove(start, length).Insert(start, value);
        }

        return text;
    }

    private string Nested(string text)
    {
        var depth = _random.Next(1, 200);
        var open = _random.Next(2) == 0 ? "[" : "{\"a\":";
        var (start, length) = JsonPlaces.Value(text, _random);
        var deep = string.Concat(Enumerable.Repeat(open, depth)) + "0" + new string(open == "[" ? ']' : '}', depth);
        return text.Remove(start, length).Insert(start, deep);
    }

    private byte[] Bytes(byte[] bytes)
    {
        var list = bytes.ToList();
        for (var count = _random.Next(1, 6); count > 0 && list.Count > 0; count--)
        {
            var at = _random.Next(list.Count);
            switch (_random.Next(4))
            {
                case 0:
                    list[at] = (byte)_random.Next(256);
                    break;
                case 1:
                    list.RemoveAt(at);
                    break;
                case 2:
                    list.Insert(at, (byte)_random.Next(256));
                    break;
                default:
                    list.RemoveRange(at, list.Count - at);
                    break;
            }
        }

        return [.. list];
    }
}

/// <summary>Finds values in JSON text, sound or not, without a parser: something ends where its brackets and quotes do.</summary>
internal static class JsonPlaces
{
    /// <summary>Where a value, chosen at random, starts, and its length; 0 when there is none.</summary>
    public static (int Start, int Length) Value(string text, Random random)
    {
        var starts = new List<int>();
        for (var i = 0; i < text.Length; i++)
        {
            if (i == 0 || text[i - 1] is ':' or '[' or ',')
            {
                starts.Add(i);
            }
        }

        if (starts.Count == 0)
        {
            return (0, 0);
        }

        var start = starts[random.Next(starts.Count)];
        var depth = 0;
        var isText = false;
        for (var i = start; i < text.Length; i++)
        {
            var c = text[i];
            if (c == '"' && (i == 0 || text[i - 1] != '\\'))
            {
                isText = !isText;
            }
            else if (!isText && c is '{' or '[')
            {
                depth++;
            }
            else if (!isText && (c is '}' or ']' or ','))
            {
                if (depth == 0)
                {
                    return (start, i - start);
                }

                depth -= c == ',' ? 0 : 1;
            }
        }

        return (start, text.Length - start);
    }
}
