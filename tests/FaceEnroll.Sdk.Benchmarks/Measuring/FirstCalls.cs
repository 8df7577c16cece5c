using System.Globalization;
using System.Runtime;
using System.Text;
using FaceEnroll.Sdk.Benchmarks.Contenders;
using FaceEnroll.Sdk.TencentCloud;
using Microsoft.Extensions.DependencyInjection;

namespace FaceEnroll.Sdk.Benchmarks.Measuring;

/// <summary>
/// A process that has compiled nothing yet makes URL-only calls, one after another, and says when the first one is done and
/// what processor time all of them took.
/// </summary>
internal static class FirstCalls
{
    public const string Raw = "raw HttpClient";
    public const string ByHand = "by hand";
    public const string WithoutContainer = "ours, without a container";
    public const string WithContainer = "ours, with a container";

    public static async Task<int> RunChildAsync(string contender, Uri server, int calls)
    {
        var before = Environment.CpuUsage.TotalTime;
        var call = contender switch
        {
            Raw => RawCall(server),
            ByHand => ByHandCall(server),
            WithoutContainer => DirectCall(server),
            _ => ContainerCall(server),
        };
        await call();
        Console.WriteLine("first");
        for (var i = 1; i < calls; i++)
        {
            await call();
        }

        var used = (Environment.CpuUsage.TotalTime - before).TotalMilliseconds;
        Console.WriteLine(used.ToString("R", CultureInfo.InvariantCulture));
        Console.WriteLine(JitInfo.GetCompiledMethodCount());
        Console.WriteLine(JitInfo.GetCompilationTime().TotalMilliseconds.ToString("R", CultureInfo.InvariantCulture));
        return 0;
    }

    private static Func<Task> RawCall(Uri server)
    {
        var http = new HttpClient();
        return async () =>
        {
            using var content = new ByteArrayContent(
                Encoding.ASCII.GetBytes("{\"PersonId\":\"person-1\",\"Urls\":[\"https://a.example/1.jpg\"]}")
            );
            content.Headers.ContentType = new("application/json");
            using var request = new HttpRequestMessage(HttpMethod.Post, server) { Content = content };
            request.Headers.Add("X-TC-Action", "CreateFace");
            using var response = await http.SendAsync(request);
            await response.EnsureSuccessStatusCode().Content.ReadAsByteArrayAsync();
        };
    }

    private static Func<Task> ByHandCall(Uri server)
    {
        var (bench, http) = (new TencentCloudBench(), new HttpClient());
        return () => bench.SendByHandAsync(http, server, "person-1", null, Keys.PictureUrl);
    }

    private static Func<Task> DirectCall(Uri server)
    {
        var client = new TencentCloudFaceEnrollmentClient(
            new TencentCloudOptions
            {
                Endpoint = server,
                SecretId = Keys.Id,
                SecretKey = Keys.Secret,
                RequestsPerSecond = 1_000,
            }
        );
        return () => EnrollAsync(client);
    }

    private static Func<Task> ContainerCall(Uri server)
    {
        var services = new ServiceCollection();
        services
            .AddFaceEnrollment()
            .AddTencentCloud(o =>
                (o.Endpoint, o.SecretId, o.SecretKey, o.RequestsPerSecond) = (server, Keys.Id, Keys.Secret, 1_000)
            );
        var client = services.BuildServiceProvider().GetRequiredService<IFaceEnrollmentClient>();
        return () => EnrollAsync(client);
    }

    private static Task EnrollAsync(IFaceEnrollmentClient client) =>
        client.EnrollAsync(new FaceEnrollmentRequest("person-1", FaceImage.FromUrl(Keys.PictureUrl)));
}
