using System.Collections.Concurrent;
using FaceEnroll.Sdk.Tests.Support;
using FaceEnroll.Sdk.Tests.Vendors.AlibabaIdVerification;

namespace FaceEnroll.Sdk.Tests.Vendors.Alibaba;

/// <summary>A machine of the test's own: variables, home directory, clock and network.</summary>
internal sealed class ChainScene : IDisposable
{
    public const string MetadataToken = "http://100.100.100.200/latest/api/token";
    public const string MetadataRoles = "http://100.100.100.200/latest/meta-data/ram/security-credentials/";

    private readonly DirectoryInfo _home = Directory.CreateTempSubdirectory();
    private readonly ConcurrentQueue<WireRequest> _sent = new();

    public ChainScene(Action<AlibabaCredentialChainOptions>? configure = null)
    {
        Options = new AlibabaCredentialChainOptions
        {
            HttpClient = new HttpClient(new StubHandler(SendAsync)) { Timeout = Timeout.InfiniteTimeSpan },
            TimeProvider = Clock,
            Environment = name => Variables.GetValueOrDefault(name),
            HomeDirectory = _home.FullName,
        };
        configure?.Invoke(Options);
        Chain = new AlibabaCredentialChain(Options);
    }

    public AlibabaCredentialChainOptions Options { get; }

    public AlibabaCredentialChain Chain { get; }

    public ManualTimeProvider Clock { get; } = new();

    public Dictionary<string, string> Variables { get; } = [];

    /// <summary>The network; by default there is none.</summary>
    public Func<WireRequest, CancellationToken, Task<HttpResponseMessage>> Network { get; set; } =
        (_, _) => throw new HttpRequestException("CANARY no route");

    public Func<WireRequest, HttpResponseMessage> Answer
    {
        set => Network = (request, _) => Task.FromResult(value(request));
    }

    public IReadOnlyList<WireRequest> Sent => [.. _sent];

    public static HttpResponseMessage Reply(string body, int status = 200) => Wire.Reply(body, status);

    /// <summary>Keys in the metadata service's form.</summary>
    public string Keys(string id, TimeSpan life) =>
        $$"""{"Code":"Success","AccessKeyId":"{{id}}","AccessKeySecret":"{{id}}-secret","SecurityToken":"{{id}}-token","Expiration":"{{End(life)}}","LastUpdated":"2026-11-21T07:00:00Z"}""";

    /// <summary>Keys in STS's form.</summary>
    public string Assumed(string id, TimeSpan life) =>
        $$$"""{"RequestId":"R","AssumedRoleUser":{"Arn":"a","AssumedRoleId":"1"},"Credentials":{"AccessKeyId":"{{{id}}}","AccessKeySecret":"{{{id}}}-secret","SecurityToken":"{{{id}}}-token","Expiration":"{{{End(life)}}}"}}""";

    public string Write(string relativePath, string text)
    {
        var path = Path.Combine([_home.FullName, .. relativePath.Split('/')]);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllText(path, text);
        return path;
    }

    public string WriteCli(string text) => Write(".aliyun/config.json", text);

    /// <summary>A CLI file whose current profile has these members.</summary>
    public void WriteCliProfile(string members) =>
        WriteCli($$"""{"current":"p","profiles":[{"name":"p",{{members}}}]}""");

    public void WriteIni(string text) => Write(".alibabacloud/credentials", text);

    public string PathOf(string relativePath) => Path.Combine([_home.FullName, .. relativePath.Split('/')]);

    public Task<FaceEnrollmentCredentials> GetAsync() => Chain.GetAsync().AsTask();

    /// <summary>What a search in vain says; nothing of the causes may be in it.</summary>
    public async Task<string> FaultAsync()
    {
        var e = await Catch.Async<InvalidOperationException>(GetAsync);
        Assert.That(e.InnerException, Is.Null);
        Assert.That(Canary.ShownBy(e).SelectMany(Canary.In), Is.Empty, e.ToString());
        return e.Message;
    }

    public void Dispose()
    {
        Options.HttpClient?.Dispose();
        _home.Delete(recursive: true);
    }

    private string End(TimeSpan life) => (Clock.GetUtcNow() + life).ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", null);

    private async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var sent = await WireRequest.ReadAsync(request);
        _sent.Enqueue(sent);
        return await Network(sent, cancellationToken);
    }
}
