using System.Diagnostics.CodeAnalysis;
using System.Net;
using System.Net.Sockets;

namespace FaceEnroll.Sandbox.Program;

/// <summary>The command line of the sandbox when it runs alone.</summary>
internal static class SandboxArguments
{
    private const byte FirstMulticast = 224;

    public const string Usage = """
        Usage: faceenroll-sandbox [options]
          --urls URL         where to listen; default http://127.0.0.1:5080 (port 0: any free one)
          --https            serve HTTPS with a certificate made at start
          --http2            speak HTTP/2: by ALPN with HTTPS, by prior knowledge (and nothing else) without
          --seed FILE        begin with what a JSON file holds
          --key ID:SECRET    accept this key pair too; may be given several times
          --rate-limits      keep the vendors' documented rate limits
          --unseen           take pictures at other addresses on trust instead of refusing them
          --version          show the version
          --help             show this
        """;

    /// <summary>False when the arguments cannot be used; the reason is for the user.</summary>
    public static bool TryParse(string[] args, FaceEnrollSandboxOptions options, [NotNullWhen(false)] out string? fault)
    {
        fault = null;
        options.Port = 5080;
        for (var i = 0; i < args.Length && fault is null; i++)
        {
            var value = i + 1 < args.Length ? args[i + 1] : null;
            switch (args[i])
            {
                case "--https":
                    options.UseHttps = true;
                    break;
                case "--http2":
                    options.UseHttp2 = true;
                    break;
                case "--rate-limits":
                    options.DocumentedRateLimits = true;
                    break;
                case "--unseen":
                    options.PictureFetch = SandboxPictureFetch.Unseen;
                    break;
                case "--urls" or "--seed" or "--key" when string.IsNullOrEmpty(value):
                    fault = $"{args[i]} needs a value.";
                    break;
                case "--urls":
                    fault = SetUrl(options, value!);
                    i++;
                    break;
                case "--seed":
                    options.SeedFile = value;
                    i++;
                    break;
                case "--key":
                    fault = AddKey(options, value!);
                    i++;
                    break;
                default:
                    fault = $"{args[i]} is not an option.";
                    break;
            }
        }

        return fault is null;
    }

    private static string? SetUrl(FaceEnrollSandboxOptions options, string text)
    {
        // What stands before an @ or behind a ? or # would not be heard.
        if (
            !Uri.TryCreate(text, UriKind.Absolute, out var url)
            || text.AsSpan().ContainsAny('@', '?', '#')
            || url.Scheme is not ("http" or "https")
            || url.PathAndQuery != "/"
        )
        {
            return "--urls takes one address such as http://127.0.0.1:5080.";
        }

        if (url.Host == "localhost")
        {
            options.Address = IPAddress.Loopback;
        }
        else if (IPAddress.TryParse(url.Host.Trim('[', ']'), out var address))
        {
            options.Address = address;
        }
        else
        {
            return "--urls takes an IP address or localhost as its host.";
        }

        if (IsOfMany(options.Address))
        {
            return "--urls takes the address of one machine, and no multicast or broadcast address.";
        }

        options.Port = url.Port;
        options.UseHttps |= url.Scheme == "https";
        return null;
    }

    /// <summary>IPv4 has no machine from 224.0.0.0 on.</summary>
    private static bool IsOfMany(IPAddress address)
    {
        var plain = address.IsIPv4MappedToIPv6 ? address.MapToIPv4() : address;
        return plain.AddressFamily == AddressFamily.InterNetwork
            ? plain.GetAddressBytes()[0] >= FirstMulticast
            : plain.IsIPv6Multicast;
    }

    private static string? AddKey(FaceEnrollSandboxOptions options, string text)
    {
        var colon = text.IndexOf(':', StringComparison.Ordinal);
        if (colon <= 0 || colon == text.Length - 1)
        {
            return "--key takes ID:SECRET.";
        }

        options.Credentials.Add(new SandboxCredential(text[..colon], text[(colon + 1)..]));
        return null;
    }
}
