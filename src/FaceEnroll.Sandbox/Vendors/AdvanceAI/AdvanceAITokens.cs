using System.Collections.Concurrent;
using System.Security.Cryptography;

namespace FaceEnroll.Sandbox.Vendors.AdvanceAI;

/// <summary>The tokens that were issued. Asking again does not void an earlier one.</summary>
internal sealed class AdvanceAITokens
{
    private readonly ConcurrentDictionary<string, DateTimeOffset> _expiry = new(StringComparer.Ordinal);

    public string Issue(DateTimeOffset expires)
    {
        var token = "sandbox." + RandomNumberGenerator.GetHexString(48, lowercase: true);
        _expiry[token] = expires;
        return token;
    }

    public bool IsValid(string? token, DateTimeOffset now) =>
        token is not null && _expiry.TryGetValue(token, out var expires) && now < expires;

    /// <summary>Every token is refused from now on.</summary>
    public void ExpireAll() => _expiry.Clear();
}
