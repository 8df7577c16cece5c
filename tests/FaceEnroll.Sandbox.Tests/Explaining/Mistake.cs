namespace FaceEnroll.Sandbox.Tests.Explaining;

/// <summary>What a client does wrong between the request and its signature; everything else is as it should be.</summary>
internal sealed record Mistake(string Hint)
{
    /// <summary>The canonical request (TC3, ACS3) or string to sign (ROA, RPC).</summary>
    public Func<string, string> Text { get; init; } = static text => text;

    /// <summary>The string to sign of a scheme that hashes its canonical request.</summary>
    public Func<string, string> ToSign { get; init; } = static text => text;

    public Func<string, string> Signature { get; init; } = static text => text;

    public Func<string, string> Secret { get; init; } = static text => text;

    /// <summary>What stands before TC3's secret.</summary>
    public string Prefix { get; init; } = "TC3";

    /// <summary>The body that is signed; null for the one that is sent.</summary>
    public string? SignedBody { get; init; }

    public string Body { get; init; } = """{"PersonId":"a b"}""";

    /// <summary>As it stands in the address.</summary>
    public string Query { get; init; } = string.Empty;

    /// <summary>The Host header; null for the sandbox's.</summary>
    public string? Host { get; init; }

    /// <summary>The hash that is sent and signed in ACS3's header.</summary>
    public Func<string, string> BodyHash { get; init; } = static hash => hash;
}
