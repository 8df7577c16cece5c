using FaceEnroll.Sdk.Calls;
using FaceEnroll.Sdk.Credentials;
using FaceEnroll.Sdk.Replies;

namespace FaceEnroll.Sdk.AdvanceAI;

/// <summary>The token of one operation: got before each attempt, dropped once when it is refused.</summary>
/// <param name="tokens">The client's tokens.</param>
/// <param name="options">The registration's options, which name the host.</param>
internal sealed class AdvanceAIAccess(AdvanceAITokens tokens, AdvanceAIOptions options)
{
    private AccessToken? _token;

    /// <summary>Whether a token was refused before, so that the next refusal is not the token's fault.</summary>
    public bool IsRefreshed { get; private set; }

    /// <summary>Gets a token for the options' own host.</summary>
    public async ValueTask PrepareAsync(string operation, CallScope scope) =>
        _token = await tokens.GetAsync(operation, options, scope.Token).ConfigureAwait(false);

    /// <summary>Adds the header.</summary>
    public HttpRequestMessage Authorize(Attempt attempt, HttpRequestMessage request)
    {
        attempt.Token = _token;
        request.Headers.TryAddWithoutValidation("X-ACCESS-TOKEN", _token!.Value);
        return request;
    }

    /// <summary>The verdict of a business call's code.</summary>
    public Verdict? ForCode(string code, string? message) => AdvanceAIErrors.ForCode(code, message, IsRefreshed);

    /// <summary>The token that was used was refused.</summary>
    /// <returns>True: the next attempt uses another.</returns>
    public bool Drop()
    {
        tokens.Drop(_token!);
        return IsRefreshed = true;
    }
}
