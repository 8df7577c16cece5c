using System.Text.RegularExpressions;
using FaceEnroll.Sdk.Tests.Support;

namespace FaceEnroll.Sdk.Tests.Redaction;

/// <summary>What a request proves its sender by: signatures, nonces, tokens and key ids, as they stand on the wire.</summary>
internal static class WireSecrets
{
    private const int ShortestPart = 16;

    /// <summary>By what vendors call them, so that the next one's are seen too.</summary>
    private static readonly Regex s_headers = new("authorization|token|nonce|key", RegexOptions.IgnoreCase);

    private static readonly Regex[] s_inBodyOrQuery =
    [
        new("(?:^|[?&])(?:Signature|SignatureNonce|SecurityToken|AccessKeyId)=([^&]+)"),
        new("name=\"(?:sign|Signature|policy|OSSAccessKeyId|x-oss-security-token)\"\r\n\r\n(.*?)\r\n"),
        new("\"(?:signature|accessKey)\":\"([^\"]+)\""),
    ];

    public static IEnumerable<string> Of(RecordedRequest request)
    {
        foreach (var header in request.Headers.Where(h => s_headers.IsMatch(h.Key)).Select(h => h.Value))
        {
            yield return header;
            foreach (var part in header.Split(' ', ',', '=', ':', ';').Where(p => p.Length >= ShortestPart))
            {
                yield return part;
            }
        }

        foreach (
            var text in s_inBodyOrQuery.SelectMany(r =>
                r.Matches(request.Uri.Query).Cast<Match>().Concat(r.Matches(request.Text).Cast<Match>())
            )
        )
        {
            yield return text.Groups[1].Value;
            yield return Uri.UnescapeDataString(text.Groups[1].Value);
        }
    }
}
