using System.Globalization;
using System.Security.Cryptography;
using FaceEnroll.Sdk.Benchmarks.Contenders;
using FaceEnroll.Sdk.Benchmarks.Sink;

namespace FaceEnroll.Sdk.Benchmarks.HandWritten;

/// <summary>The headers that ACS3 signs, written and verified.</summary>
internal static class Acs3Headers
{
    public static void Add(HttpRequestMessage request, Uri server, byte[] body)
    {
        var acs = new Dictionary<string, string>
        {
            ["x-acs-action"] = "AddFaceRecord",
            ["x-acs-content-sha256"] = Signers.Hex(SHA256.HashData(body)),
            ["x-acs-date"] = DateTime.UtcNow.ToString("yyyy-MM-ddTHH:mm:ssZ", CultureInfo.InvariantCulture),
            ["x-acs-signature-nonce"] = Guid.NewGuid().ToString(),
            ["x-acs-version"] = "2022-08-09",
        };
        foreach (var (name, value) in acs)
        {
            request.Headers.Add(name, value);
        }

        request.Headers.TryAddWithoutValidation(
            "Authorization",
            Signers.Acs3(server.Authority, IdVerificationForm.ContentType, acs, body, Keys.Id, Keys.Secret)
        );
    }

    public static string Expected(RequestHead head, byte[] body)
    {
        var acs = head
            .Headers.Where(static h => h.Name.StartsWith("x-acs-", StringComparison.OrdinalIgnoreCase))
            .Select(static h => new KeyValuePair<string, string>(h.Name.ToLowerInvariant(), h.Value));
        return Signers.Acs3(head.Header("Host")!, head.Header("Content-Type")!, acs, body, Keys.Id, Keys.Secret);
    }
}
