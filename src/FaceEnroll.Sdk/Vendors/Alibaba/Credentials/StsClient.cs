using System.Globalization;
using System.Net.Http.Headers;
using System.Text;
using FaceEnroll.Sdk.Pacing;
using FaceEnroll.Sdk.Polyfills;
using FaceEnroll.Sdk.Primitives;
using FaceEnroll.Sdk.Replies;
using FaceEnroll.Sdk.Signing;

namespace FaceEnroll.Sdk.AlibabaCredentials;

/// <summary>
/// The Security Token Service, version 2015-04-01: AssumeRole, signed as RPC v1, and AssumeRoleWithOIDC, which is not
/// signed.
/// </summary>
internal sealed class StsClient(ChainSettings settings, CredentialHttp http)
{
    private const string Who = "the Security Token Service";

    private readonly VendorClock _clock = new();

    /// <exception cref="AlibabaCredentialException">It gave none.</exception>
    public Task<ChainCredentials> AssumeRoleAsync(StsRole role, FaceEnrollmentCredentials source) =>
        CallAsync(() => AssumeRole(role, source));

    /// <exception cref="AlibabaCredentialException">It gave none.</exception>
    public Task<ChainCredentials> AssumeRoleWithOidcAsync(StsRole role, string oidcProviderArn, string oidcToken) =>
        CallAsync(() => AssumeRoleWithOidc(role, oidcProviderArn, oidcToken));

    private HttpRequestMessage AssumeRole(StsRole role, FaceEnrollmentCredentials source)
    {
        var parameters = Common("AssumeRole");
        parameters.AddRange(Of(role));
        parameters.Add(new SignedParameter("AccessKeyId", source.KeyId));
        parameters.Add(new SignedParameter("SignatureMethod", "HMAC-SHA1"));
        parameters.Add(new SignedParameter("SignatureVersion", "1.0"));
        if (source.SessionToken is { } token)
        {
            parameters.Add(new SignedParameter("SecurityToken", token));
        }

        var signed = parameters.ToArray();
        var signature = AlibabaRpcSignature.Sign(source.Secret, "GET", signed);
        var query = AlibabaRpcSignature.CanonicalQuery(signed);
        return Request(HttpMethod.Get, role, $"{query}&Signature={PercentEncoding.Encode(signature)}");
    }

    private HttpRequestMessage AssumeRoleWithOidc(StsRole role, string oidcProviderArn, string oidcToken)
    {
        var form = Of(role);
        form.Add(new SignedParameter("OIDCProviderArn", oidcProviderArn));
        form.Add(new SignedParameter("OIDCToken", oidcToken));
        var query = AlibabaRpcSignature.CanonicalQuery(Common("AssumeRoleWithOIDC").ToArray());
        var request = Request(HttpMethod.Post, role, query);
        var body = Encoding.ASCII.GetBytes(AlibabaRpcSignature.CanonicalQuery(form.ToArray()));
        request.Content = new ByteArrayContent(body);
        request.Content.Headers.ContentType = new MediaTypeHeaderValue("application/x-www-form-urlencoded");
        return request;
    }

    private List<SignedParameter> Common(string action) =>
        [
            new("Action", action),
            new("Format", "JSON"),
            new("SignatureNonce", Nonce.Hex()),
            new("Timestamp", WireDate.Iso8601(_clock.Now(settings.TimeProvider))),
            new("Version", "2015-04-01"),
        ];

    private static List<SignedParameter> Of(StsRole role)
    {
        var duration = role.DurationSeconds.ToString(CultureInfo.InvariantCulture);
        List<SignedParameter> parameters =
        [
            new("DurationSeconds", duration),
            new("RoleArn", role.RoleArn),
            new("RoleSessionName", role.SessionName),
        ];
        if (role.Policy is { } policy)
        {
            parameters.Add(new SignedParameter("Policy", policy));
        }

        if (role.ExternalId is { } externalId)
        {
            parameters.Add(new SignedParameter("ExternalId", externalId));
        }

        return parameters;
    }

    private static HttpRequestMessage Request(HttpMethod method, StsRole role, string query)
    {
        var request = new HttpRequestMessage(method, new Uri(role.Endpoint, "/?" + query)).WithoutExpect();
        request.Headers.TryAddWithoutValidation("Accept", "application/json");
        return request;
    }

    private async Task<ChainCredentials> CallAsync(Func<HttpRequestMessage> build)
    {
        for (var isCorrected = false; ; isCorrected = true)
        {
            using var reply = await http.SendAsync(build(), Who, direct: false).ConfigureAwait(false);
            var answer = reply.Json(AlibabaCredentialJson.Default.AlibabaStsReply);
            if (reply.Status == 200 && answer?.Credentials is { } keys)
            {
                return TemporaryKeys.Take(keys, reply, settings.TimeProvider.GetUtcNow(), Who);
            }

            // As in an enrollment: this machine's clock may be wrong, and the server's is the one that counts.
            var isClock = answer?.Code?.StartsWith("InvalidTimeStamp", StringComparison.Ordinal) == true;
            if (!isClock || isCorrected || reply.Date is not { } date)
            {
                throw new AlibabaCredentialException($"{Who} answered HTTP {reply.Status}{Shown(answer?.Code)}");
            }

            _clock.Correct(settings.TimeProvider, date);
        }
    }

    /// <summary>A code, if it looks like one: anything else there may be an echo.</summary>
    private static string Shown(string? code) =>
        code is { Length: <= 64 } && ReplyText.IsToken(code) ? $" ({code})" : "";
}
