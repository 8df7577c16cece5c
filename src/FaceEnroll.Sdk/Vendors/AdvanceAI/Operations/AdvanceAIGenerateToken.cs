using System.Globalization;
using System.Text.Json;
using FaceEnroll.Sdk.Bodies;
using FaceEnroll.Sdk.Calls;
using FaceEnroll.Sdk.Credentials;
using FaceEnroll.Sdk.Replies;
using FaceEnroll.Sdk.Signing;

namespace FaceEnroll.Sdk.AdvanceAI;

/// <summary>
/// Gets an access token (https://doc-center-acmp.advance.ai/docs/common-token-authentication-api). Free, safe to repeat,
/// and it ends no earlier token.
/// </summary>
internal sealed class AdvanceAIGenerateToken(FaceEnrollmentCredentials pair, AdvanceAIOptions options)
    : VendorOperation<AccessToken>("GenerateToken")
{
    /// <summary>Longer than any token seen; a header must hold it.</summary>
    private const int MaxLength = 8192;

    public override bool ChangesFaces => false;

    /// <summary>The key pair is the one that the token is kept under, not the one of this moment.</summary>
    public override bool NeedsCredentials => false;

    public override ValueTask<HttpRequestMessage> BuildAsync(Attempt attempt)
    {
        var timestamp = attempt.Now.ToUnixTimeMilliseconds();
        // The page's table says strings, its sample sends numbers; both have been seen to work.
        var body = new RequestBodyBuilder()
            .Literal("{\"accessKey\":"u8)
            .JsonString(pair.KeyId)
            .Literal(",\"timestamp\":\""u8)
            .Text(timestamp.ToString(CultureInfo.InvariantCulture))
            .Literal("\",\"signature\":\""u8)
            .Text(AdvanceAISignature.Sign(pair.KeyId, pair.Secret, timestamp))
            .Literal("\",\"periodSecond\":\""u8)
            .Text(((long)options.TokenLifetime.TotalSeconds).ToString(CultureInfo.InvariantCulture))
            .Literal("\"}"u8)
            .Build();
        var uri = new Uri(options.EffectiveEndpoint, "/openapi/auth/ticket/v1/generate-token");
        return new ValueTask<HttpRequestMessage>(attempt.Post(uri, body, "application/json"));
    }

    public override AccessToken Read(VendorReply reply)
    {
        var envelope = AdvanceAIProtocol.Read(reply, AdvanceAIErrors.ForTokenCode);
        var data =
            envelope.Data.ValueKind == JsonValueKind.Object
                ? envelope.Data.Deserialize(AdvanceAIJson.Default.AdvanceAITokenData)
                : null;
        return IsHeaderValue(data?.Token)
            ? AccessToken.LivingFrom(
                reply.Attempt.LocalNow,
                Life(data!.ExpiredTime, reply.Date ?? reply.Attempt.Now),
                data.Token!,
                pair
            )
            : throw AdvanceAIProtocol.HalfSuccess(reply, envelope);
    }

    /// <summary>Measured by the vendor's clock at both ends, and never longer than was asked for.</summary>
    private TimeSpan Life(string? expiredTime, DateTimeOffset vendorNow)
    {
        var told =
            long.TryParse(expiredTime, NumberStyles.None, CultureInfo.InvariantCulture, out var end)
            && end < DateTimeOffset.MaxValue.ToUnixTimeMilliseconds()
                ? DateTimeOffset.FromUnixTimeMilliseconds(end) - vendorNow
                : options.TokenLifetime;
        return told > TimeSpan.Zero && told < options.TokenLifetime ? told : options.TokenLifetime;
    }

    private static bool IsHeaderValue(string? token)
    {
        if (token is not { Length: > 0 and <= MaxLength })
        {
            return false;
        }

        foreach (var c in token)
        {
            if (c is <= ' ' or > '~')
            {
                return false;
            }
        }

        return true;
    }
}
