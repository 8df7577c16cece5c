using System.Globalization;
using System.Text;

namespace FaceEnroll.Sandbox.Tests.Signing;

/// <summary>A request that an official client sent, ready to be sent again, changed or not.</summary>
internal sealed record CapturedRequest(
    string Method,
    string Target,
    IReadOnlyList<(string Name, string Value)> Headers,
    byte[] Body
)
{
    public string? this[string name] =>
        Headers.FirstOrDefault(h => h.Name.Equals(name, StringComparison.OrdinalIgnoreCase)).Value;

    public CapturedRequest With(string name, string value) =>
        this with
        {
            Headers =
            [
                .. Headers.Select(h => h.Name.Equals(name, StringComparison.OrdinalIgnoreCase) ? (h.Name, value) : h),
            ],
        };

    public CapturedRequest Without(string name) =>
        this with
        {
            Headers = [.. Headers.Where(h => !h.Name.Equals(name, StringComparison.OrdinalIgnoreCase))],
        };

    /// <summary>The framing is the connection's own: chunked where the capture says so.</summary>
    public byte[] ToBytes()
    {
        var wire = new MemoryStream();
        var head = new StringBuilder($"{Method} {Target} HTTP/1.1\r\n");
        foreach (var (name, value) in Headers)
        {
            head.Append(name).Append(": ").Append(value).Append("\r\n");
        }

        wire.Write(Encoding.UTF8.GetBytes(head.Append("\r\n").ToString()));
        if (this["Transfer-Encoding"] is not null)
        {
            wire.Write(Encoding.ASCII.GetBytes(string.Create(CultureInfo.InvariantCulture, $"{Body.Length:x}\r\n")));
            wire.Write(Body);
            wire.Write("\r\n0\r\n\r\n"u8);
        }
        else
        {
            wire.Write(Body);
        }

        return wire.ToArray();
    }
}
