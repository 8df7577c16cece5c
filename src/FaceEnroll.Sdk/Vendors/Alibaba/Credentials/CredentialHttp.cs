using FaceEnroll.Sdk.Pacing;
using FaceEnroll.Sdk.Polyfills;
using FaceEnroll.Sdk.Sending;

namespace FaceEnroll.Sdk.AlibabaCredentials;

/// <summary>Sends the chain's requests, each once and for a bounded time.</summary>
internal sealed class CredentialHttp(AlibabaCredentialChainOptions options)
{
    // A proxy would ask its own machine's metadata service, or none.
    private static readonly Lazy<HttpClient> s_direct = new(static () =>
        new HttpClient(PrimaryHandler.Create(useProxy: false)) { Timeout = Timeout.InfiniteTimeSpan }
    );

    /// <summary>Sends a request and reads the reply, whatever its status.</summary>
    /// <param name="request">The request; disposed here.</param>
    /// <param name="who">Who is asked, as messages call them.</param>
    /// <param name="direct">Whether no proxy may be in between.</param>
    /// <exception cref="AlibabaCredentialException">There was no reply, or it was too large.</exception>
    public async Task<CredentialReply> SendAsync(HttpRequestMessage request, string who, bool direct)
    {
        var client = options.HttpClient ?? (direct ? s_direct.Value : DefaultHttpClient.Shared);
        using var deadline = new Deadline(options.TimeProvider, options.RequestTimeout, CancellationToken.None);
        try
        {
            using (request)
            using (
                // A handler or a reply's stream that ignores its token holds no refresh.
                var response = await HostCallback
                    .WithinGraceAsync(
                        new ValueTask<HttpResponseMessage>(
                            client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, deadline.Token)
                        ),
                        static late => late.Dispose(),
                        deadline.Token
                    )
                    .ConfigureAwait(false)
            )
            {
                return await HostCallback
                    .WithinGraceAsync(
                        new ValueTask<CredentialReply>(CredentialReply.ReadAsync(response, who, deadline.Token)),
                        static late => late.Dispose(),
                        deadline.Token
                    )
                    .ConfigureAwait(false);
            }
        }
        catch (Exception e) when (e is not AlibabaCredentialException)
        {
            // A handler's own words may quote the URL, which holds a token: only types are reported.
            var timedOut = deadline.Token.IsCancellationRequested;
            throw new AlibabaCredentialException(
                timedOut ? $"{who} did not answer in time" : $"{who} could not be reached ({Types(e)})",
                isUnreachable: true,
                isTimeout: timedOut
            );
        }
    }

    private static string Types(Exception e) =>
        e.InnerException is { } inner ? $"{e.GetType().Name}, {Types(inner)}" : e.GetType().Name;
}
