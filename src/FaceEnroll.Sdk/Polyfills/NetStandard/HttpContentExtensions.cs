namespace System.Net.Http;

/// <summary>Cancellable reads of later frameworks.</summary>
internal static class HttpContentExtensions
{
    public static async Task<Stream> ReadAsStreamAsync(this HttpContent content, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        return await content.ReadAsStreamAsync().ConfigureAwait(false);
    }
}
