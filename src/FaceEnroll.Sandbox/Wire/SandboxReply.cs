using System.Text;

namespace FaceEnroll.Sandbox.Wire;

/// <summary>A reply ready to be written.</summary>
internal sealed record SandboxReply
{
    public required int Status { get; init; }

    public string ContentType { get; init; } = "application/json;charset=utf-8";

    public required ReadOnlyMemory<byte> Body { get; init; }

    /// <summary>Blanks written after the body, to make a reply too long without holding it in memory.</summary>
    public long PaddingBytes { get; init; }

    /// <summary>The vendor's code, for the log; null on success.</summary>
    public string? Code { get; init; }

    /// <summary>Null omits a header that would be there otherwise.</summary>
    public IReadOnlyList<KeyValuePair<string, string?>> Headers { get; init; } = [];

    /// <summary>The same with more headers; if two have the same name, the later one counts.</summary>
    public SandboxReply With(IReadOnlyList<KeyValuePair<string, string?>>? headers) =>
        headers is null ? this : this with { Headers = [.. Headers, .. headers] };

    /// <summary>The same with another status; the same when none is given.</summary>
    public SandboxReply WithStatus(int? status) =>
        status is null || status == Status ? this : this with { Status = status.Value };

    public static SandboxReply Text(int status, string body, string contentType, string? code = null) =>
        new()
        {
            Status = status,
            Body = Encoding.UTF8.GetBytes(body),
            ContentType = contentType,
            Code = code,
        };
}
