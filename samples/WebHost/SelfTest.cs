using System.Net;
using System.Text;
using System.Text.Json.Nodes;
using FaceEnroll.Sandbox;

namespace WebHost;

/// <summary>What a caller of this host would send.</summary>
internal static class SelfTest
{
    /// <returns>0 when the portrait was enrolled, an unknown person is a 404 problem, a form without one or without a portrait a 400, the portrait can be taken out again and that be verified, and the host is healthy.</returns>
    public static async Task<int> RunAsync(Uri host)
    {
        using var http = new HttpClient { BaseAddress = host };
        var enrolled = await PostAsync(http, FaceEnrollSandboxOptions.DefaultPersonId);
        // Only some vendors know people; elsewhere this is a new person's first face.
        var stranger = await PostAsync(http, "stranger");
        var nobody = await PostAsync(http, string.Empty);
        var isIncompleteAProblem = await IsProblemAsync(http);
        var erased = await DeleteAsync(http, FaceEnrollSandboxOptions.DefaultPersonId);
        var verified = await VerifyAsync(http, erased.Id);
        using var health = await http.GetAsync(new Uri("/health", UriKind.Relative));
        Console.WriteLine($"GET /health: {(int)health.StatusCode} {await health.Content.ReadAsStringAsync()}");
        return
            enrolled == HttpStatusCode.Created
            && stranger is HttpStatusCode.NotFound or HttpStatusCode.Created
            && nobody == HttpStatusCode.BadRequest
            && isIncompleteAProblem
            && erased.Status is HttpStatusCode.Accepted or HttpStatusCode.NotImplemented
            && (verified is null || verified == erased.Status) // Nothing is final before VerifyAfter.
            && health.IsSuccessStatusCode
            ? 0
            : 1;
    }

    private static async Task<(HttpStatusCode Status, string? Id)> DeleteAsync(HttpClient http, string person)
    {
        using var content = new MultipartFormDataContent { { new StringContent(person), "person" } };
        using var request = new HttpRequestMessage(HttpMethod.Delete, new Uri("/portraits", UriKind.Relative));
        request.Content = content;
        using var reply = await http.SendAsync(request);
        var body = await reply.Content.ReadAsStringAsync();
        Console.WriteLine($"DELETE /portraits for {person}: {(int)reply.StatusCode}");
        Console.WriteLine(body);
        return (reply.StatusCode, JsonNode.Parse(body)?["id"]?.GetValue<string>());
    }

    /// <summary>Nobody was enrolled again, so there is no face to keep.</summary>
    private static async Task<HttpStatusCode?> VerifyAsync(HttpClient http, string? id)
    {
        if (id is null)
        {
            return null;
        }

        using var none = new StringContent("""{"faceIds":[]}""", Encoding.UTF8, "application/json");
        using var reply = await http.PostAsync(new Uri($"/erasures/{id}", UriKind.Relative), none);
        Console.WriteLine($"POST /erasures/{id}: {(int)reply.StatusCode}");
        return reply.StatusCode;
    }

    private static async Task<bool> IsProblemAsync(HttpClient http)
    {
        using var content = new MultipartFormDataContent { { new StringContent("somebody"), "person" } };
        using var reply = await http.PostAsync(new Uri("/portraits", UriKind.Relative), content);
        var type = reply.Content.Headers.ContentType?.MediaType;
        Console.WriteLine($"POST /portraits without a portrait: {(int)reply.StatusCode} {type}");
        return reply.StatusCode == HttpStatusCode.BadRequest && type == "application/problem+json";
    }

    private static async Task<HttpStatusCode> PostAsync(HttpClient http, string person)
    {
        var file = Path.Combine(AppContext.BaseDirectory, "Assets", "astronaut-720x960.jpg");
        await using var portrait = File.OpenRead(file);
        using var content = new MultipartFormDataContent
        {
            { new StringContent(person), "person" },
            { new StreamContent(portrait), "portrait", "portrait.jpg" },
        };
        using var reply = await http.PostAsync(new Uri("/portraits", UriKind.Relative), content);
        Console.WriteLine($"POST /portraits for {person}: {(int)reply.StatusCode} {reply.Content.Headers.ContentType}");
        Console.WriteLine(await reply.Content.ReadAsStringAsync());
        return reply.StatusCode;
    }
}
