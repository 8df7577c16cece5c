using System.Collections.Concurrent;

namespace FaceEnroll.Sandbox.State;

/// <summary>The key pairs that are accepted. One key id may be there with and without a session token.</summary>
internal sealed class CredentialBook
{
    private readonly ConcurrentDictionary<string, SandboxCredential[]> _byKey = new(StringComparer.Ordinal);

    public void Add(SandboxCredential credential) =>
        _byKey.AddOrUpdate(
            credential.KeyId,
            static (_, added) => [added],
            static (_, known, added) => [.. known, added],
            credential
        );

    public void Clear() => _byKey.Clear();

    public IEnumerable<SandboxCredential> All => _byKey.Values.SelectMany(pairs => pairs);

    /// <summary>
    /// The pair for a key id; if there are several, the one with this token. Null when the key is unknown to this vendor.
    /// </summary>
    public SandboxCredential? Find(SandboxVendor vendor, string keyId, string? token)
    {
        if (!_byKey.TryGetValue(keyId, out var pairs))
        {
            return null;
        }

        SandboxCredential? found = null;
        foreach (var pair in pairs)
        {
            if (pair.Vendor is not null && pair.Vendor != vendor)
            {
                continue;
            }

            if (pair.SecurityToken == token)
            {
                return pair;
            }

            found ??= pair;
        }

        return found;
    }
}
