using System.Runtime.InteropServices;
using FaceEnroll.Sandbox.Wire;

namespace FaceEnroll.Sandbox.Requests;

/// <summary>
/// The part of a request that is kept to be shown: its head, and its body if that is small. It knows its size, and keeps
/// nothing else of the call.
/// </summary>
internal sealed class RequestDetails
{
    private readonly RequestHead _head;
    private readonly ReadOnlyMemory<byte> _body;

    public RequestDetails(RequestHead head, ReadOnlyMemory<byte> body)
    {
        _head = head;
        _body = body.Length <= ParameterReader.LongestBody ? Trimmed(body) : ReadOnlyMemory<byte>.Empty;
        Weight =
            _body.Length
            + (sizeof(char) * head.Target.Length)
            + head.Headers.Sum(static header => sizeof(char) * (header.Key.Length + header.Value.Length));
    }

    /// <summary>About how many bytes it keeps alive.</summary>
    public long Weight { get; }

    public IReadOnlyList<KeyValuePair<string, string>> ReadHeaders() => Masking.Headers(_head.Headers);

    public IReadOnlyList<KeyValuePair<string, string>> ReadParameters() => ParameterReader.Read(_head, _body);

    /// <summary>A body that came in chunks is in an array that is up to twice as long.</summary>
    private static ReadOnlyMemory<byte> Trimmed(ReadOnlyMemory<byte> body) =>
        MemoryMarshal.TryGetArray(body, out var array) && array.Array!.Length == body.Length ? body : body.ToArray();
}
