using System.Buffers;
using System.Text.Encodings.Web;
using System.Text.Json;
using FaceEnroll.Sandbox.Signing;
using FaceEnroll.Sandbox.Wire;

namespace FaceEnroll.Sandbox.Explaining;

/// <summary>
/// Other writings of a JSON body: a client that serialises twice may sign one and send another. Only their hashes are kept, as
/// the body is not.
/// </summary>
internal static class BodyGuesses
{
    /// <summary>About how many bytes one of the hashes keeps alive; the texts are there anyway.</summary>
    public const int Weight = 200;

    /// <summary>Longer bodies are not written anew.</summary>
    private const int Longest = 1024 * 1024;

    private const string Mistake = "another serialisation of the body was signed than was sent: ";

    private static readonly (string Name, JavaScriptEncoder Encoder)[] s_encoders =
    [
        ("every character but plain ASCII escaped", JavaScriptEncoder.Default),
        ("as few characters escaped as possible", JavaScriptEncoder.UnsafeRelaxedJsonEscaping),
    ];

    private static readonly (string Mistake, Func<byte[], JsonDocument, byte[]> Write)[] s_writings =
    [
        .. JsonSpacing.All.Select<JsonSpacing, (string, Func<byte[], JsonDocument, byte[]>)>(spacing =>
            (Mistake + spacing.Name, (body, _) => spacing.Write(body))
        ),
        .. from one in s_encoders
        from spacing in JsonSpacing.All
        select (
            $"{Mistake}{spacing.Name}, {one.Name}",
            (Func<byte[], JsonDocument, byte[]>)((_, document) => spacing.Write(Encoded(document, one.Encoder)))
        ),
        (Mistake + "with a line break at its end", static (body, _) => [.. body, (byte)'\n']),
        (Mistake + "without the white space around it", static (body, _) => body.AsSpan().Trim(" \t\r\n"u8).ToArray()),
        (Mistake + "with a byte order mark", static (body, _) => [0xEF, 0xBB, 0xBF, .. body]),
    ];

    /// <summary>Empty for schemes that do not sign the body, and for bodies that are no JSON.</summary>
    public static IReadOnlyList<(string Mistake, string Hash)> Hashes(string scheme, ReadOnlyMemory<byte> body)
    {
        if (
            scheme is not (Tc3Signature.Scheme or Acs3Signature.Scheme or RoaSignature.Scheme)
            || body.Length is 0 or > Longest
            || !Json.TryParseObject(body, out var document)
        )
        {
            return [];
        }

        var bytes = body.ToArray();
        var hashes = new List<(string, string)>(s_writings.Length);
        using (document)
        {
            foreach (var (mistake, write) in s_writings)
            {
                try
                {
                    var other = write(bytes, document);
                    hashes.Add(
                        (mistake, scheme == RoaSignature.Scheme ? Digests.Md5Base64(other) : Digests.Sha256Hex(other))
                    );
                }
                catch (Exception e) when (e is InvalidOperationException or ArgumentException)
                {
                    // Half of a surrogate pair, or bytes that are no UTF-8: a JSON writer takes neither.
                }
            }
        }

        return hashes;
    }

    private static byte[] Encoded(JsonDocument document, JavaScriptEncoder encoder)
    {
        var output = new ArrayBufferWriter<byte>();
        using (var writer = new Utf8JsonWriter(output, new JsonWriterOptions { Encoder = encoder }))
        {
            document.WriteTo(writer);
        }

        return output.WrittenSpan.ToArray();
    }
}
