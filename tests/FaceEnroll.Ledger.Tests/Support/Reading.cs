using System.Text;
using System.Text.Json.Nodes;

namespace FaceEnroll.Ledger.Tests.Support;

/// <summary>Stands before Tencent Cloud's reading of a person's faces.</summary>
internal sealed class Reading() : DelegatingHandler(new SocketsHttpHandler { UseProxy = false, UseCookies = false })
{
    /// <summary>Whether the list lags: it shows no face.</summary>
    public bool Lags { get; set; }

    /// <summary>What happens once, after the vendor has read and before its reply is seen.</summary>
    public Func<Task>? Then { get; set; }

    protected override async Task<HttpResponseMessage> SendAsync(
        HttpRequestMessage request,
        CancellationToken cancellationToken
    )
    {
        var reply = await base.SendAsync(request, cancellationToken);
        if (!request.Headers.TryGetValues("X-TC-Action", out var action) || action.Single() != "GetPersonBaseInfo")
        {
            return reply;
        }

        if (Then is { } then)
        {
            Then = null;
            await then();
        }

        if (Lags)
        {
            var json = JsonNode.Parse(await reply.Content.ReadAsStringAsync(cancellationToken))!;
            json["Response"]!["FaceIds"] = new JsonArray();
            reply.Content = new StringContent(json.ToJsonString(), Encoding.UTF8, "application/json");
        }

        return reply;
    }
}
