using System.Security.Cryptography;
using System.Text;
using FaceEnroll.Sdk.Tests.Support;

namespace FaceEnroll.Sdk.Tests.Vendors.AlibabaIdVerification;

/// <summary>
/// Both signatures worked out anew from the bytes on the wire, by the vendor's description and with nothing of the
/// library's: what the vendor does with a request.
/// </summary>
internal static class WireSignature
{
    /// <summary>What ACS3-HMAC-SHA256 gives for a request, as the Authorization header should have it.</summary>
    public static string Acs3(WireRequest request, string keyId, string secret)
    {
        Dictionary<string, string> signed = new() { ["host"] = request.Uri.Authority };
        foreach (var (name, value) in request.Headers)
        {
            var lower = name.ToLowerInvariant();
            if (lower == "content-type" || lower.StartsWith("x-acs-", StringComparison.Ordinal))
            {
                signed.Add(lower, value.Trim());
            }
        }

        var names = signed.Keys.Order(StringComparer.Ordinal).ToArray();
        var payloadHash = Convert.ToHexStringLower(SHA256.HashData(request.Body));
        Assert.That(signed["x-acs-content-sha256"], Is.EqualTo(payloadHash));
        var canonical = string.Join(
            '\n',
            [
                request.Method,
                request.Uri.AbsolutePath,
                Sorted(request.Query),
                .. names.Select(n => $"{n}:{signed[n]}"),
                "",
                string.Join(';', names),
                payloadHash,
            ]
        );
        var text = "ACS3-HMAC-SHA256\n" + Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(canonical)));
        var signature = HMACSHA256.HashData(Encoding.UTF8.GetBytes(secret), Encoding.UTF8.GetBytes(text));
        return $"ACS3-HMAC-SHA256 Credential={keyId},SignedHeaders={string.Join(';', names)},"
            + $"Signature={Convert.ToHexStringLower(signature)}";
    }

    /// <summary>What RPC signature version 1.0 gives for the union of a request's query and form.</summary>
    public static string Rpc(WireRequest request, string secret)
    {
        Dictionary<string, string> all = new(request.Query);
        foreach (var (name, value) in request.IsForm ? request.Form : [])
        {
            all.Add(name, value);
        }

        all.Remove("Signature");
        var text = $"{request.Method}&%2F&{UriText.Escape(Sorted(all))}";
#pragma warning disable CA5350 // SHA-1 is what the scheme demands.
        return Convert.ToBase64String(
            HMACSHA1.HashData(Encoding.UTF8.GetBytes(secret + "&"), Encoding.UTF8.GetBytes(text))
        );
#pragma warning restore CA5350
    }

    private static string Sorted(Dictionary<string, string> parameters) =>
        string.Join(
            '&',
            parameters
                .OrderBy(p => p.Key, StringComparer.Ordinal)
                .Select(p => $"{UriText.Escape(p.Key)}={UriText.Escape(p.Value)}")
        );
}
