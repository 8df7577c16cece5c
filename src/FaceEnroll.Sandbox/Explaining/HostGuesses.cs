namespace FaceEnroll.Sandbox.Explaining;

/// <summary>Hosts that a client may have signed in place of the one it sent.</summary>
internal static class HostGuesses
{
    public static IEnumerable<(string Mistake, string Host)> For(string host, params string[] officials)
    {
        var name = Name(host);
        if (name != host)
        {
            yield return ("the host was signed without its port", name);
        }

        foreach (var port in (string[])["443", "80"])
        {
            if (host != $"{name}:{port}")
            {
                yield return ($"the host was signed with port {port}, which was not sent", $"{name}:{port}");
            }
        }

        foreach (var other in (string[])["localhost", "127.0.0.1"])
        {
            if (name != other)
            {
                yield return ($"{other} was signed, another host was called", other + host[name.Length..]);
            }
        }

        foreach (var official in officials)
        {
            yield return ($"{official} was signed, another host was called", official);
        }
    }

    /// <summary>Without the port; an IPv6 address has colons of its own, in brackets.</summary>
    public static string Name(string host)
    {
        var colon = host.LastIndexOf(':');
        return colon > host.LastIndexOf(']') ? host[..colon] : host;
    }
}
