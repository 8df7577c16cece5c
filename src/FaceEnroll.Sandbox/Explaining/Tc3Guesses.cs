using System.Globalization;
using System.Text;
using FaceEnroll.Sandbox.Signing;
using FaceEnroll.Sandbox.State;
using FaceEnroll.Sandbox.Wire;

namespace FaceEnroll.Sandbox.Explaining;

/// <summary>
/// What goes wrong with TC3: host, content type, payload, service, date and key, alone or together; and any other part of
/// the text, with any key.
/// </summary>
internal static class Tc3Guesses
{
    private const string Terminator = "tc3_request";

    public static IEnumerable<SignatureGuess> For(
        RequestHead head,
        SignatureReport report,
        CredentialBook keys,
        IReadOnlyList<(string Mistake, string Hash)> bodies
    )
    {
        var right = CanonicalParts.Parse(report.CanonicalRequest!);
        var scopes = Scopes(head, report, keys).ToArray();
        foreach (var (mistake, canonical) in Texts(head, right))
        {
            foreach (var scope in scopes)
            {
                yield return Guess(head, report, mistake, canonical, scope, HexCase.All[0]);
            }
        }

        var today = Array.FindAll(scopes, scope => scope.IsForToday);
        foreach (var (mistake, canonical) in OtherTexts(head, right, bodies))
        {
            foreach (var scope in today)
            {
                foreach (var hex in HexCase.All)
                {
                    yield return Guess(head, report, mistake, canonical, scope, hex);
                }
            }
        }

        foreach (var (mistake, canonical) in CanonicalGuesses.OtherOrders(right))
        {
            yield return Guess(head, report, mistake, canonical, today[0], HexCase.All[0]);
        }
    }

    private static SignatureGuess Guess(
        RequestHead head,
        SignatureReport report,
        string mistake,
        string canonical,
        Scope scope,
        HexCase hex
    )
    {
        var timestamp = head.Header("X-TC-Timestamp")!;
        var toSign = hex.Text(Tc3Signature.StringToSign(timestamp, scope.Date, canonical, scope.Service));
        var isCanonicalRight = canonical == report.CanonicalRequest;
        return new SignatureGuess(
            SignatureGuess.Join(mistake, scope.Mistake, hex.Mistake, scope.KeyMistake),
            hex.Signature(Hex.Lower(Digests.HmacSha256(scope.Key, toSign))),
            isCanonicalRight ? toSign : canonical,
            isCanonicalRight ? report.StringToSign! : report.CanonicalRequest!
        );
    }

    /// <summary>Host, content type and payload, also two or three of them wrong at once.</summary>
    private static IEnumerable<(string Mistake, string Canonical)> Texts(RequestHead head, CanonicalParts right)
    {
        var host = (head.Header("Host") ?? string.Empty).ToLowerInvariant();
        string[] officials = ["iai.tencentcloudapi.com", "iai.intl.tencentcloudapi.com"];
        foreach (var (hostMistake, signedHost) in HostGuesses.For(host, officials).Prepend((string.Empty, host)))
        {
            foreach (var (typeMistake, type) in ContentTypes(head))
            {
                foreach (var (payloadMistake, hash) in Payloads(right.Hash))
                {
                    var parts = right.WithHeader("host", signedHost).WithHeader("content-type", type);
                    yield return (
                        SignatureGuess.Join(hostMistake, typeMistake, payloadMistake),
                        (parts with { Hash = hash }).Text
                    );
                }
            }
        }
    }

    private static IEnumerable<(string Mistake, string Canonical)> OtherTexts(
        RequestHead head,
        CanonicalParts right,
        IReadOnlyList<(string Mistake, string Hash)> bodies
    )
    {
        yield return (string.Empty, right.Text);
        foreach (var guess in CanonicalGuesses.For(head, right, bodies, sortsQuery: false))
        {
            yield return guess;
        }

        if (head.Header("X-TC-Content-SHA256") is { } sent)
        {
            yield return ("the body that was hashed is not the one sent", (right with { Hash = sent }).Text);
        }
    }

    private static IEnumerable<(string Mistake, string Type)> ContentTypes(RequestHead head)
    {
        var sent = (head.Header("Content-Type") ?? string.Empty).Trim().ToLowerInvariant();
        yield return (string.Empty, sent);
        foreach (var type in (string[])["application/json", "application/json; charset=utf-8"])
        {
            if (sent != type)
            {
                yield return ($"{type} was signed, another content type was sent", type);
            }
        }
    }

    private static IEnumerable<(string Mistake, string Hash)> Payloads(string right)
    {
        yield return (string.Empty, right);
        yield return ("the hash of an empty body was signed", Digests.EmptySha256);
        yield return (
            "UNSIGNED-PAYLOAD was signed without the header X-TC-Content-SHA256",
            Digests.Sha256Hex(Tc3Signature.UnsignedPayload)
        );
    }

    private static IEnumerable<Scope> Scopes(RequestHead head, SignatureReport report, CredentialBook keys)
    {
        var seconds = long.Parse(head.Header("X-TC-Timestamp")!, CultureInfo.InvariantCulture);
        foreach (var (dateMistake, date) in Dates(seconds))
        {
            foreach (var (serviceMistake, service) in Services(head))
            {
                var mistake = SignatureGuess.Join(dateMistake, serviceMistake);
                foreach (var (keyMistake, secret) in KeyGuesses.For(report, keys))
                {
                    yield return new(mistake, keyMistake, date, service, Key("TC3" + secret, date, service));
                    yield return new(
                        mistake,
                        SignatureGuess.Join(keyMistake, "TC3 is missing before the secret"),
                        date,
                        service,
                        Key(secret, date, service)
                    );
                }

                yield return new(
                    mistake,
                    "the keys on the way were taken as hexadecimal text, not as bytes",
                    date,
                    service,
                    TextKey("TC3" + report.Credential!.Secret, date, service)
                );
            }
        }
    }

    private static IEnumerable<(string Mistake, string Date)> Dates(long seconds)
    {
        yield return (string.Empty, Tc3Signature.Date(seconds));
        yield return ("the date is that of a local clock, a day ahead of UTC", Tc3Signature.Date(seconds + 86400));
        yield return ("the date is that of a local clock, a day behind UTC", Tc3Signature.Date(seconds - 86400));
        var buddhist = DateTimeOffset.FromUnixTimeSeconds(seconds).AddYears(543);
        yield return (
            "the year is that of another calendar",
            buddhist.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)
        );
    }

    private static IEnumerable<(string Mistake, string Service)> Services(RequestHead head)
    {
        yield return (string.Empty, "iai");
        var label = (head.Header("Host") ?? string.Empty).Split('.', ':')[0];
        if (label != "iai")
        {
            yield return ("the service name was taken from the host; it stays iai", label);
        }
    }

    private static byte[] Key(string first, string date, string service)
    {
        var day = Digests.HmacSha256(Encoding.UTF8.GetBytes(first), date);
        return Digests.HmacSha256(Digests.HmacSha256(day, service), Terminator);
    }

    private static byte[] TextKey(string first, string date, string service)
    {
        var key = first;
        foreach (var part in (string[])[date, service, Terminator])
        {
            key = Hex.Lower(Digests.HmacSha256(Encoding.UTF8.GetBytes(key), part));
        }

        return Encoding.UTF8.GetBytes(key);
    }

    /// <summary>A date and a service name that may have been signed, with a key that was made for them.</summary>
    private readonly record struct Scope(string Mistake, string KeyMistake, string Date, string Service, byte[] Key)
    {
        public bool IsForToday => Mistake.Length == 0;
    }
}
