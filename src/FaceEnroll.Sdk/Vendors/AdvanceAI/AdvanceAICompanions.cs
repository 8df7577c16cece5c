using System.Globalization;
using System.Text.Json;
using FaceEnroll.Sdk.Bodies;
using FaceEnroll.Sdk.Calls;
using FaceEnroll.Sdk.Credentials;
using FaceEnroll.Sdk.Images;
using FaceEnroll.Sdk.Pacing;
using FaceEnroll.Sdk.Replies;
using FaceEnroll.Sdk.Signing;

namespace FaceEnroll.Sdk.AdvanceAI;

/// <summary>The client's access tokens, by host and access key.</summary>
/// <remarks>
/// One cache per client and not per process: clients may have different proxies, clocks and secrets, and a token holds
/// its caller's address.
/// </remarks>
internal sealed class AdvanceAITokens(VendorCall call, CredentialSource credentials)
{
    private readonly AccessTokenCache _cache = new();

    /// <summary>A token for the options' host and the credentials of this moment.</summary>
    public async ValueTask<AccessToken> GetAsync(
        string operation,
        AdvanceAIOptions options,
        CancellationToken cancellationToken
    )
    {
        var pair = await credentials
            .GetAsync(FaceVendor.AdvanceAI, operation, options, cancellationToken)
            .ConfigureAwait(false);
        return await _cache
            .GetAsync(
                options.EffectiveEndpoint.GetLeftPart(UriPartial.Authority),
                pair.KeyId,
                options.TimeProvider,
                () => FetchAsync(pair, options),
                cancellationToken
            )
            .ConfigureAwait(false);
    }

    public void Drop(AccessToken refused) => _cache.Drop(refused);

    private async Task<AccessToken> FetchAsync(FaceEnrollmentCredentials pair, AdvanceAIOptions options)
    {
        // Its own time: the fetch is everybody's.
        using var deadline = new Deadline(options.TimeProvider, options.Timeout, CancellationToken.None);
        return await call.ExecuteAsync(
                new AdvanceAIGenerateToken(pair, options),
                options,
                deadline,
                CancellationToken.None
            )
            .ConfigureAwait(false);
    }
}

/// <summary>
/// Gets an access token (https://doc-center-acmp.advance.ai/docs/common-token-authentication-api). Free, safe to repeat,
/// and no earlier token ends by it.
/// </summary>
internal sealed class AdvanceAIGenerateToken(FaceEnrollmentCredentials pair, AdvanceAIOptions options)
    : VendorOperation<AccessToken>("GenerateToken")
{
    /// <summary>Longer than any token seen; a header must hold it.</summary>
    private const int MaxLength = 8192;

    private DateTimeOffset _asked;
    private DateTimeOffset _askedByVendorClock;

    public override bool IsPreparation => true;

    /// <summary>The key pair is the one that the token is kept under, not the one of this moment.</summary>
    public override bool NeedsCredentials => false;

    public override ValueTask<HttpRequestMessage> BuildAsync(Attempt attempt)
    {
        _asked = options.TimeProvider.GetUtcNow();
        _askedByVendorClock = attempt.Now;
        var timestamp = attempt.Now.ToUnixTimeMilliseconds();
        // The page's table says strings, its sample sends numbers; both are seen to work.
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
                _asked,
                Life(data!.ExpiredTime, reply.Date ?? _askedByVendorClock),
                data.Token!,
                pair
            )
            : throw AdvanceAIProtocol.HalfSuccess(reply, envelope);
    }

    /// <summary>By the vendor's clock at both ends, and never longer than was asked for.</summary>
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

/// <summary>
/// Searches a face set with a picture (https://doc-center-acmp.advance.ai/docs/ag-fs-search-search-api): stores no face,
/// is charged, and the vendor keeps the query for 60 days.
/// </summary>
/// <param name="libraryId">The face set.</param>
/// <param name="picture">The picture, open.</param>
/// <param name="limit">Most faces to return.</param>
/// <param name="threshold">Least likeness, 0 to 100; null leaves it to the vendor, which takes 80.</param>
/// <param name="options">The registration's options.</param>
/// <param name="tokens">The client's tokens.</param>
internal sealed class AdvanceAISearchFaces(
    string libraryId,
    OpenedImage picture,
    int limit,
    double? threshold,
    AdvanceAIOptions options,
    AdvanceAITokens tokens
) : VendorOperation<IReadOnlyList<AdvanceAIFace>>("SearchFaces")
{
    private readonly AdvanceAIAccess _access = new(tokens, options);

    public override bool IsPreparation => true;

    public override bool NeedsCredentials => false;

    public override ValueTask PrepareAsync(PreparationCall call) => _access.PrepareAsync(Name, call);

    public override async ValueTask<HttpRequestMessage> BuildAsync(Attempt attempt)
    {
        var form = new MultipartBody()
            .Text("faceSetId", libraryId)
            .Text("topK", limit.ToString(CultureInfo.InvariantCulture));
        if (threshold is { } least)
        {
            form.Text("threshold", least.ToString("R", CultureInfo.InvariantCulture));
        }

        var format = await MultipartBody.FormatOfAsync(picture, attempt.CancellationToken).ConfigureAwait(false);
        form.File("faceImage", picture, format);
        var uri = new Uri(options.EffectiveEndpoint, "/intl/openapi/face-search/search");
        return _access.Authorize(attempt, attempt.Post(uri, form.Build(), form.ContentType));
    }

    public override IReadOnlyList<AdvanceAIFace> Read(VendorReply reply)
    {
        var envelope = AdvanceAIProtocol.Read(reply, _access.ForCode);
        var references =
            envelope.Data.ValueKind == JsonValueKind.Object
                ? envelope.Data.Deserialize(AdvanceAIJson.Default.AdvanceAISearchData)?.FaceReferences
                : null;
        var faces = new List<AdvanceAIFace>();
        foreach (var face in references ?? throw AdvanceAIProtocol.HalfSuccess(reply, envelope))
        {
            faces.Add(face is { Id.Length: > 0 } ? face : throw AdvanceAIProtocol.HalfSuccess(reply, envelope));
        }

        return faces;
    }

    public override bool DropCredentials(FaceEnrollmentOptions options, FaceEnrollmentCredentials? used) =>
        _access.Drop();
}

/// <summary>One face by its id (https://doc-center-acmp.advance.ai/docs/ag-fs-face-get-face-api): free.</summary>
internal sealed class AdvanceAIGetFace(string faceId, AdvanceAIOptions options, AdvanceAITokens tokens)
    : VendorOperation<AdvanceAIFace>("GetFace")
{
    private readonly AdvanceAIAccess _access = new(tokens, options);

    public override bool IsPreparation => true;

    public override bool NeedsCredentials => false;

    public override ValueTask PrepareAsync(PreparationCall call) => _access.PrepareAsync(Name, call);

    public override ValueTask<HttpRequestMessage> BuildAsync(Attempt attempt)
    {
        var path = AdvanceAIAddFace.Path + "?id=" + Uri.EscapeDataString(faceId);
        var uri = new Uri(options.EffectiveEndpoint, path);
        return new ValueTask<HttpRequestMessage>(_access.Authorize(attempt, Attempt.Get(uri)));
    }

    public override AdvanceAIFace Read(VendorReply reply)
    {
        var envelope = AdvanceAIProtocol.Read(reply, _access.ForCode);
        var face =
            envelope.Data.ValueKind == JsonValueKind.Object
                ? envelope.Data.Deserialize(AdvanceAIJson.Default.AdvanceAIFace)
                : null;
        return face is { Id.Length: > 0 } ? face : throw AdvanceAIProtocol.HalfSuccess(reply, envelope);
    }

    public override bool DropCredentials(FaceEnrollmentOptions options, FaceEnrollmentCredentials? used) =>
        _access.Drop();
}
