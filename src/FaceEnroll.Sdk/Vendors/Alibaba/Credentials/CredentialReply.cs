using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace FaceEnroll.Sdk.AlibabaCredentials;

/// <summary>A reply with keys or a token, read up to a cap.</summary>
internal sealed class CredentialReply : IDisposable
{
    /// <summary>Many times what such a reply holds.</summary>
    public const int MaxBytes = 64 * 1024;

    private readonly byte[] _buffer = new byte[MaxBytes];
    private int _length;

    private CredentialReply(int status, DateTimeOffset? date)
    {
        Status = status;
        Date = date;
    }

    public int Status { get; }

    /// <summary>The server's clock.</summary>
    public DateTimeOffset? Date { get; }

    public static async Task<CredentialReply> ReadAsync(
        HttpResponseMessage response,
        string who,
        CancellationToken cancellationToken
    )
    {
        var reply = new CredentialReply((int)response.StatusCode, response.Headers.Date);
        // Before .NET 5 a reply without a body may have no content at all.
        if (response.Content is not { } content)
        {
            return reply;
        }

        try
        {
            var stream = await content.ReadAsStreamAsync(cancellationToken).ConfigureAwait(false);
            int read;
            while (
                (
                    read = await stream
                        .ReadAsync(reply._buffer.AsMemory(reply._length), cancellationToken)
                        .ConfigureAwait(false)
                ) > 0
            )
            {
                reply._length += read;
                if (reply._length == MaxBytes)
                {
                    throw new AlibabaCredentialException($"{who} answered more than 64 KiB");
                }
            }

            return reply;
        }
        catch
        {
            reply.Dispose();
            throw;
        }
    }

    /// <summary>The body as text, without blanks at its ends.</summary>
    public string Text() => Encoding.UTF8.GetString(_buffer, 0, _length).Trim();

    /// <summary>The body's members; null when it is not the JSON that was asked for.</summary>
    public T? Json<T>(JsonTypeInfo<T> type)
        where T : class
    {
        try
        {
            return JsonSerializer.Deserialize(_buffer.AsSpan(0, _length), type);
        }
        catch (JsonException)
        {
            // The parser's own words may quote the reply.
            return null;
        }
    }

    public void Dispose() => Array.Clear(_buffer, 0, _length);
}
