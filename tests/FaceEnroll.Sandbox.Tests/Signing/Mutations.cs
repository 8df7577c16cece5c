namespace FaceEnroll.Sandbox.Tests.Signing;

/// <summary>Every way to change one byte of one part of a request.</summary>
internal static class Mutations
{
    private const int BodyPositions = 48;

    public static IEnumerable<(string What, CapturedRequest Request)> OfHeader(CapturedRequest request, string name)
    {
        var value = request[name]!;
        for (var i = 0; i < value.Length; i++)
        {
            yield return ($"{name}[{i}]", request.With(name, Changed(value, i)));
        }
    }

    public static IEnumerable<(string What, CapturedRequest Request)> OfQuery(CapturedRequest request)
    {
        for (var i = request.Target.IndexOf('?') + 1; i > 0 && i < request.Target.Length; i++)
        {
            yield return ($"query[{i}]", request with { Target = Changed(request.Target, i) });
        }
    }

    /// <summary>Each byte of a short body; of a long one the ends and positions spread between.</summary>
    public static IEnumerable<(string What, CapturedRequest Request)> OfBody(CapturedRequest request)
    {
        var step = Math.Max(1, request.Body.Length / BodyPositions);
        for (var i = 0; i < request.Body.Length; i += step)
        {
            yield return ($"body[{i}]", request with { Body = Changed(request.Body, i) });
        }

        if (request.Body.Length > 0)
        {
            yield return ("body's end", request with { Body = Changed(request.Body, request.Body.Length - 1) });
        }
    }

    public static string Changed(string text, int at) => text[..at] + (char)Changed((byte)text[at]) + text[(at + 1)..];

    private static byte[] Changed(byte[] body, int at)
    {
        var copy = body.ToArray();
        copy[at] = Changed(copy[at]);
        return copy;
    }

    /// <summary>Another byte of the same class, so that what changes is the content and not the framing; never only the case.</summary>
    private static byte Changed(byte b) =>
        (char)b switch
        {
            '9' => (byte)'0',
            >= '0' and < '9' => (byte)(b + 1),
            'z' or 'f' => (byte)'a',
            'Z' or 'F' => (byte)'A',
            (>= 'a' and < 'z') or (>= 'A' and < 'Z') => (byte)(b + 1),
            _ => (byte)'x',
        };
}
