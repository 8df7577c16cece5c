using System.Globalization;
using FaceEnroll.Sandbox.Signing;
using FaceEnroll.Sandbox.State;
using FaceEnroll.Sandbox.Wire;

namespace FaceEnroll.Sandbox.Explaining;

/// <summary>What goes wrong with TC3: host, content type, payload, service, date and key, alone or together.</summary>
internal static class Tc3Guesses
{
    public static IEnumerable<SignatureGuess> For(RequestHead head, SignatureReport report, CredentialBook keys)
    {
        var timestamp = head.Header("X-TC-Timestamp")!;
        foreach (var (hostMistake, byHost) in Hosts(head, report.CanonicalRequest!))
        {
            foreach (var (typeMistake, byType) in ContentTypes(head, byHost))
            {
                foreach (var (payloadMistake, canonical) in Payloads(byType))
                {
                    foreach (var (dateMistake, date) in Dates(timestamp))
                    {
                        foreach (var (serviceMistake, service) in Services(head))
                        {
                            var toSign = Tc3Signature.StringToSign(timestamp, date, canonical, service);
                            foreach (var (keyMistake, secret) in KeyGuesses.For(report, keys))
                            {
                                yield return new SignatureGuess(
                                    SignatureGuess.Join(
                                        hostMistake,
                                        typeMistake,
                                        payloadMistake,
                                        dateMistake,
                                        serviceMistake,
                                        keyMistake
                                    ),
                                    Tc3Signature.Sign(secret, date, service, toSign),
                                    canonical == report.CanonicalRequest ? toSign : canonical,
                                    canonical == report.CanonicalRequest
                                        ? report.StringToSign!
                                        : report.CanonicalRequest!
                                );
                            }
                        }
                    }
                }
            }
        }
    }

    private static IEnumerable<(string Mistake, string Canonical)> Hosts(RequestHead head, string canonical)
    {
        var host = (head.Header("Host") ?? string.Empty).ToLowerInvariant();
        yield return (string.Empty, canonical);
        yield return ("the host was signed without its port", Header(canonical, "host", host.Split(':')[0]));
        foreach (var official in (string[])["iai.tencentcloudapi.com", "iai.intl.tencentcloudapi.com"])
        {
            yield return ($"{official} was signed, another host was called", Header(canonical, "host", official));
        }
    }

    private static IEnumerable<(string Mistake, string Canonical)> ContentTypes(RequestHead head, string canonical)
    {
        yield return (string.Empty, canonical);
        foreach (var type in (string[])["application/json", "application/json; charset=utf-8"])
        {
            if (!string.Equals(head.Header("Content-Type"), type, StringComparison.OrdinalIgnoreCase))
            {
                yield return (
                    $"{type} was signed, another content type was sent",
                    Header(canonical, "content-type", type)
                );
            }
        }
    }

    private static IEnumerable<(string Mistake, string Canonical)> Payloads(string canonical)
    {
        var head = canonical[..(canonical.LastIndexOf('\n') + 1)];
        yield return (string.Empty, canonical);
        yield return ("the hash of an empty body was signed", head + Digests.EmptySha256);
        yield return (
            "UNSIGNED-PAYLOAD was signed without the header X-TC-Content-SHA256",
            head + Digests.Sha256Hex(Tc3Signature.UnsignedPayload)
        );
    }

    private static IEnumerable<(string Mistake, string Date)> Dates(string timestamp)
    {
        var seconds = long.Parse(timestamp, CultureInfo.InvariantCulture);
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

    private static string Header(string canonical, string name, string value)
    {
        var lines = canonical.Split('\n');
        for (var i = 0; i < lines.Length; i++)
        {
            if (lines[i].StartsWith(name + ":", StringComparison.Ordinal))
            {
                lines[i] = $"{name}:{value}";
            }
        }

        return string.Join('\n', lines);
    }
}
