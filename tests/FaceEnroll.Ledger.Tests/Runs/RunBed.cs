using System.Globalization;
using FaceEnroll.Ledger.Tests.Support;
using FaceEnroll.Sandbox;
using FaceEnroll.Sdk;
using FaceEnroll.Torture;
using Microsoft.Extensions.DependencyInjection;

namespace FaceEnroll.Ledger.Tests.Runs;

/// <summary>A sandbox, a ledger, and hosts that run on it.</summary>
internal sealed class RunBed : IAsyncDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly List<ServiceProvider> _hosts = [];

    private RunBed(FaceEnrollSandbox sandbox) => Sandbox = sandbox;

    public static async Task<RunBed> StartAsync() => new(await FaceEnrollSandbox.StartAsync());

    public FaceEnrollSandbox Sandbox { get; }

    public string Ledger => _folder.File("faces.ledger");

    /// <summary>How long hosts wait for each other's writes.</summary>
    public TimeSpan BusyTimeout { get; set; } = TimeSpan.FromSeconds(10);

    /// <summary>What hides people in the ledger; null for nothing.</summary>
    public string? PersonIdKey { get; set; }

    public string File(string name) => _folder.File(name);

    /// <summary>A new host on the same ledger.</summary>
    public IServiceProvider Host(
        FaceVendor vendor = FaceVendor.TencentCloud,
        Action<FaceEnrollmentOptions>? configure = null
    )
    {
        var services = new ServiceCollection();
        var builder = services.AddFaceEnrollment();
        void Set(FaceEnrollmentOptions options)
        {
            options.Endpoint = Sandbox.Url;
            options.RequestsPerSecond = 1000;
            configure?.Invoke(options);
        }

        _ = vendor switch
        {
            FaceVendor.TencentCloud => builder.AddTencentCloud(o =>
            {
                (o.SecretId, o.SecretKey) = ("sandbox-key", "sandbox-secret");
                Set(o);
            }),
            FaceVendor.FinAuth => builder.AddFinAuth(o =>
            {
                (o.ApiKey, o.ApiSecret) = ("sandbox-key", "sandbox-secret");
                o.LibraryId = FaceEnrollSandboxOptions.DefaultLibraryId;
                Set(o);
            }),
            FaceVendor.AlibabaGuardrails => builder.AddAlibabaGuardrails(o =>
            {
                (o.AccessKeyId, o.AccessKeySecret) = ("sandbox-key", "sandbox-secret");
                o.ImageHost = new SandboxImageHost(Sandbox);
                Set(o);
            }),
            FaceVendor.AdvanceAI => builder.AddAdvanceAI(o =>
            {
                (o.AccessKey, o.SecretKey) = ("sandbox-key", "sandbox-secret");
                o.LibraryId = FaceEnrollSandboxOptions.DefaultLibraryId;
                Set(o);
            }),
            _ => throw new ArgumentOutOfRangeException(nameof(vendor)),
        };
        StoreKinds.AddLedger(builder, this);
        var host = services.BuildServiceProvider(validateScopes: true);
        _hosts.Add(host);
        return host;
    }

    public IFaceRuns Runs(
        FaceVendor vendor = FaceVendor.TencentCloud,
        Action<FaceEnrollmentOptions>? configure = null
    ) => Host(vendor, configure).GetRequiredService<IFaceRuns>();

    /// <summary>Items "person1/1", … whose pictures are made from their names.</summary>
    public static FaceRunItem[] Items(int people, int pictures = 1) =>
        [
            .. Enumerable
                .Range(1, people)
                .SelectMany(p =>
                    Enumerable.Range(1, pictures).Select(n => new FaceRunItem(Person(p), $"{p * 100 + n}"))
                ),
        ];

    public static string Person(int number) => "person" + number.ToString(CultureInfo.InvariantCulture);

    public static FaceImage Open(FaceRunItem item) =>
        FaceImage.FromBytes(LedgerBed.Picture(int.Parse(item.Picture, CultureInfo.InvariantCulture)));

    public static FaceRun Run(string name, params FaceRunItem[] items) =>
        new(name) { Source = FaceRunSource.From(items.ToAsyncEnumerable()), OpenPicture = Open };

    public void AddPeople(int count, FaceVendor vendor = FaceVendor.TencentCloud)
    {
        for (var i = 1; i <= count; i++)
        {
            Sandbox.AddPerson(vendor, Person(i));
        }
    }

    /// <summary>The picture's hash, as the sandbox writes it.</summary>
    public static string Hash(FaceRunItem item) =>
        UniquePicture.Hash(LedgerBed.Picture(int.Parse(item.Picture, CultureInfo.InvariantCulture)));

    /// <summary>How many faces of a picture there are.</summary>
    public int Stored(FaceRunItem item, FaceVendor vendor = FaceVendor.TencentCloud)
    {
        var hash = Hash(item);
        return Sandbox
            .Store.FacesAt(vendor.InSandbox(), vendor == FaceVendor.AdvanceAI ? null : item.PersonId)
            .Count(f => f.PictureSha256.Equals(hash, StringComparison.OrdinalIgnoreCase));
    }

    /// <summary>Waits for something.</summary>
    public static async Task UntilAsync(Func<Task<bool>> isSo)
    {
        using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(30));
        while (!await isSo())
        {
            await Task.Delay(20, limit.Token);
        }
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var host in _hosts)
        {
            await host.DisposeAsync();
        }

        await Sandbox.DisposeAsync();
        _folder.Dispose();
    }
}
