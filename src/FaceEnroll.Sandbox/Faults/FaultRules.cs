using System.Buffers;

namespace FaceEnroll.Sandbox.Faults;

/// <summary>What the server could not carry out is refused when the fault is made, not when a call meets it.</summary>
internal static class FaultRules
{
    private static readonly TimeSpan s_longest = TimeSpan.FromMilliseconds(int.MaxValue);

    private static readonly SearchValues<char> s_name = SearchValues.Create(
        "!#$%&'*+-.^_`|~0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz"
    );

    private static readonly HashSet<string> s_ofTheConnection = new(StringComparer.OrdinalIgnoreCase)
    {
        "Connection",
        "Keep-Alive",
        "Proxy-Connection",
        "TE",
        "Trailer",
        "Upgrade",
    };

    public static void CheckStatus(int status)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(status, 300);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(status, 599);
        if (status == StatusCodes.Status304NotModified)
        {
            throw new ArgumentOutOfRangeException(nameof(status), status, "A 304 has no body, and answers no POST.");
        }
    }

    public static void CheckTime(TimeSpan time, string name)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(time, TimeSpan.Zero, name);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(time, s_longest, name);
    }

    public static void CheckHeaders((string Name, string? Value)[] headers, string name)
    {
        var names = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        foreach (var (header, value) in headers)
        {
            CheckHeader(header, value, name);
            if (!names.Add(header))
            {
                throw new ArgumentException($"{header} is there twice: case does not tell headers apart.", name);
            }
        }
    }

    private static void CheckHeader(string header, string? value, string name)
    {
        if (string.IsNullOrEmpty(header) || header.AsSpan().ContainsAnyExcept(s_name))
        {
            throw new ArgumentException("A header's name is letters, digits and a few signs of ASCII.", name);
        }

        // HTTP/2 knows none of them, and in HTTP/1.1 they are between the server and its neighbour.
        if (s_ofTheConnection.Contains(header))
        {
            throw new ArgumentException($"{header} is about the connection, which is the server's.", name);
        }

        // What frames the reply is the server's: a wrong one would be no reply at all.
        if (
            header.Equals("Content-Length", StringComparison.OrdinalIgnoreCase)
            || header.Equals("Transfer-Encoding", StringComparison.OrdinalIgnoreCase)
        )
        {
            throw new ArgumentException(
                "Content-Length and Transfer-Encoding frame the reply: truncated, oversized and empty are faults of their own.",
                name
            );
        }

        CheckValue(value, name);
    }

    /// <summary>Null is no header.</summary>
    public static void CheckValue(string? value, string name)
    {
        if (value is not null && value.AsSpan().ContainsAnyExceptInRange(' ', '~'))
        {
            throw new ArgumentException("A header's value is printable ASCII, without line breaks.", name);
        }
    }
}
