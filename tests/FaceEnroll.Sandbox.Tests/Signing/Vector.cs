using System.Security.Cryptography;
using System.Text;
using System.Text.Json;

namespace FaceEnroll.Sandbox.Tests.Signing;

/// <summary>One entry of the vector files: the request, the keys it was signed with, and when.</summary>
internal sealed record Vector(
    string Id,
    string Scheme,
    CapturedRequest Request,
    SandboxCredential Credential,
    DateTimeOffset At
)
{
    public static IEnumerable<Vector> All =>
        [.. Tencent("tencent-tc3.json"), .. Tencent("tencent-tc3-unsigned-payload.json"), .. Alibaba()];

    public override string ToString() => Id;

    public static JsonElement File(string name) =>
        JsonDocument
            .Parse(System.IO.File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "Vectors", name)))
            .RootElement;

    private static IEnumerable<Vector> Tencent(string file)
    {
        foreach (var entry in File(file).GetProperty("vectors").EnumerateArray())
        {
            var input = entry.GetProperty("input");
            var captured = entry.GetProperty("captured");
            var text = captured.GetProperty("bodyText").GetString();
            var body = text is null ? LargeTencentBody(input) : Encoding.UTF8.GetBytes(text);
            var unsigned = entry.TryGetProperty("unsignedPayload", out var flag) && flag.GetBoolean();
            yield return new Vector(
                entry.GetProperty("id").GetString()!,
                unsigned ? "tc3-unsigned" : "tc3",
                Read(captured, captured.GetProperty("path").GetString()!, body),
                new SandboxCredential(
                    input.GetProperty("secretId").GetString()!,
                    input.GetProperty("secretKey").GetString()!
                )
                {
                    SecurityToken = input.GetProperty("token").GetString(),
                },
                DateTimeOffset.FromUnixTimeSeconds(input.GetProperty("timestamp").GetInt64())
            );
        }
    }

    private static IEnumerable<Vector> Alibaba()
    {
        foreach (var entry in File("alibaba.json").EnumerateArray())
        {
            var inputs = entry.GetProperty("inputs");
            var captured = entry.GetProperty("captured");
            var query = captured.GetProperty("query").GetString();
            var path = captured.GetProperty("path").GetString()!;
            yield return new Vector(
                entry.GetProperty("id").GetString()!,
                entry.GetProperty("scheme").GetString()!,
                Read(
                    captured,
                    query is null ? path : $"{path}?{query}",
                    Encoding.UTF8.GetBytes(captured.GetProperty("body").GetProperty("text").GetString()!)
                ),
                new SandboxCredential(
                    inputs.GetProperty("accessKeyId").GetString()!,
                    inputs.GetProperty("accessKeySecret").GetString()!
                )
                {
                    SecurityToken = inputs.GetProperty("securityToken").GetString(),
                },
                DateTimeOffset.FromUnixTimeSeconds(inputs.GetProperty("epochSeconds").GetInt64())
            );
        }
    }

    private static CapturedRequest Read(JsonElement captured, string target, byte[] body) =>
        new(
            captured.GetProperty("method").GetString()!,
            target,
            [.. captured.GetProperty("headers").EnumerateArray().Select(h => (h[0].GetString()!, h[1].GetString()!))],
            body
        );

    /// <summary>The one body that is kept as a rule instead of a text.</summary>
    private static byte[] LargeTencentBody(JsonElement input)
    {
        var parameters = input.GetProperty("parameters");
        var rule = parameters.GetProperty("Images")[0].GetProperty("$bytes");
        var bytes = new MemoryStream();
        for (var counter = 0; bytes.Length < rule.GetProperty("length").GetInt32(); counter++)
        {
            byte[] seed =
            [
                .. Encoding.UTF8.GetBytes(rule.GetProperty("seed").GetString()!),
                0,
                0,
                (byte)(counter >> 8),
                (byte)counter,
            ];
            bytes.Write(SHA256.HashData(seed));
        }

        var picture = Convert.ToBase64String(bytes.ToArray(), 0, rule.GetProperty("length").GetInt32());
        return Encoding.UTF8.GetBytes(
            $$"""{"PersonId":"{{parameters.GetProperty("PersonId").GetString()}}","Images":["{{picture}}"]}"""
        );
    }
}
