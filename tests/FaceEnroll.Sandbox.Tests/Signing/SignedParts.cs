namespace FaceEnroll.Sandbox.Tests.Signing;

/// <summary>Per scheme: what is signed, and what is not and may change on the way.</summary>
internal static class SignedParts
{
    /// <summary>Headers that no scheme signs.</summary>
    private static readonly string[] s_neverSigned = ["User-Agent", "x-sdk-client"];

    private static readonly string[] s_tencentUnsigned =
    [
        "X-TC-Region",
        "X-TC-Language",
        "X-TC-TraceId",
        "X-TC-RequestClient",
        "X-TC-Version",
        "X-TC-Action",
        "Accept",
    ];

    public static IEnumerable<(string What, CapturedRequest Request)> Signed(Vector vector)
    {
        var request = vector.Request;
        var changes = Headers(request, "Authorization").Concat(Mutations.OfQuery(request));
        changes = vector.Scheme switch
        {
            "tc3" => changes
                .Concat(Headers(request, "Host", "Content-Type", "X-TC-Timestamp"))
                .Concat(Mutations.OfBody(request)),
            "tc3-unsigned" => changes.Concat(Headers(request, "Host", "Content-Type", "X-TC-Timestamp")),
            "roa-v1" => changes
                .Concat(Headers(request, "Accept", "Content-Type", "Date", "Content-MD5"))
                .Concat(XAcs(request))
                .Concat(request["Content-MD5"] is null ? [] : Mutations.OfBody(request)),
            "acs3" => changes
                .Concat(Headers(request, "Host", "Content-Type"))
                .Concat(XAcs(request))
                .Concat(Mutations.OfBody(request)),
            _ => changes.Concat(Mutations.OfBody(request)),
        };

        return changes.Concat(RequestLine(vector));
    }

    public static IEnumerable<(string What, CapturedRequest Request)> Unsigned(Vector vector)
    {
        var request = vector.Request;
        IEnumerable<(string, CapturedRequest)> changes = Headers(request, s_neverSigned);
        return vector.Scheme switch
        {
            "tc3" => changes.Concat(Headers(request, s_tencentUnsigned)),
            "tc3-unsigned" => changes.Concat(Headers(request, s_tencentUnsigned)).Concat(Mutations.OfBody(request)),
            // Without Content-MD5 nothing covers the body.
            "roa-v1" => changes
                .Concat(Headers(request, "Host"))
                .Concat(request["Content-MD5"] is null ? Mutations.OfBody(request) : []),
            "acs3" => changes.Concat(Headers(request, "Accept")),
            _ => changes.Concat(
                Headers(request, "Host", "x-acs-action", "x-acs-version", "x-acs-credentials-provider")
            ),
        };
    }

    private static IEnumerable<(string What, CapturedRequest Request)> RequestLine(Vector vector)
    {
        var request = vector.Request;
        yield return ("method", request with { Method = request.Method == "GET" ? "POST" : "PUT" });

        // RPC signs a fixed path, whatever the real one.
        if (vector.Scheme != "rpc-v1")
        {
            var end = request.Target.IndexOf('?') is var mark && mark < 0 ? request.Target.Length : mark;
            yield return ("path", request with { Target = request.Target.Insert(end, "x") });
        }

        if (!request.Target.Contains('?', StringComparison.Ordinal))
        {
            yield return ("query", request with { Target = request.Target + "?x=1" });
        }
    }

    private static IEnumerable<(string What, CapturedRequest Request)> Headers(
        CapturedRequest request,
        params string[] names
    ) => names.Where(name => request[name] is not null).SelectMany(name => Mutations.OfHeader(request, name));

    private static IEnumerable<(string What, CapturedRequest Request)> XAcs(CapturedRequest request) =>
        Headers(
            request,
            [
                .. request
                    .Headers.Select(h => h.Name)
                    .Where(n => n.StartsWith("x-acs-", StringComparison.OrdinalIgnoreCase)),
            ]
        );
}
