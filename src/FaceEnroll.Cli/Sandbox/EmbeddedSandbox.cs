using FaceEnroll.Cli.Configuration;
using FaceEnroll.Ledger;
using FaceEnroll.Sandbox;
using Microsoft.Extensions.DependencyInjection;

namespace FaceEnroll.Cli.Sandbox;

/// <summary>A sandbox in this process that plays one vendor, and what is configured for it.</summary>
internal sealed class EmbeddedSandbox : IAsyncDisposable
{
    private const string Key = "sandbox-key";
    private const string Secret = "sandbox-secret";
    private readonly FaceEnrollSandbox _sandbox;

    private EmbeddedSandbox(FaceEnrollSandbox sandbox, FaceVendor vendor)
    {
        _sandbox = sandbox;
        Vendor = vendor;
    }

    public FaceVendor Vendor { get; }

    /// <summary>The library that exists, where nothing names another.</summary>
    public static string Library => FaceEnrollSandboxOptions.DefaultLibraryId;

    /// <summary>Where its page is.</summary>
    public Uri Url => _sandbox.Url;

    public SandboxVerdicts Verdicts => _sandbox.Verdicts;

    private SandboxVendor Played => Enum.Parse<SandboxVendor>($"{Vendor}", ignoreCase: true);

    public static async Task<EmbeddedSandbox> StartAsync(FaceVendor vendor, CancellationToken cancellationToken) =>
        new(await FaceEnrollSandbox.StartAsync(cancellationToken: cancellationToken).ConfigureAwait(false), vendor);

    /// <summary>The configuration of a registration that calls it.</summary>
    public IReadOnlyDictionary<string, string?> Configuration()
    {
        var values = new Dictionary<string, string?> { ["Vendor"] = $"{Vendor}", ["Endpoint"] = $"{Url}" };
        foreach (var (option, value) in KeyOptions.Of(Vendor).Zip([Key, Secret]))
        {
            values[option] = value;
        }

        if (Vendor is FaceVendor.AlibabaIdVerification or FaceVendor.FinAuth or FaceVendor.AdvanceAI)
        {
            values["LibraryId"] = Library;
        }

        if (Vendor == FaceVendor.AlibabaIdVerification)
        {
            values["Region"] = "ap-southeast-1";
            values["UploadEndpoint"] = values["OpenPlatformEndpoint"] = $"{Url}";
        }

        return values.ToDictionary(v => $"{ToolSettings.Section}:{Vendor}:{v.Key}", v => v.Value);
    }

    /// <summary>Lets the vendor's clients reach it, whatever proxy the machine has.</summary>
    public void AddTo(IServiceCollection services)
    {
        _ = services.AddSingleton<IFaceImageHost>(new SandboxImageHost(_sandbox));
        _ = services
            .AddHttpClient($"FaceEnroll.Sdk:{Vendor}")
            .ConfigurePrimaryHttpMessageHandler(() =>
                new SocketsHttpHandler
                {
                    AllowAutoRedirect = false,
                    UseCookies = false,
                    UseProxy = false,
                }
            );
    }

    /// <summary>Makes the library and the people of a source, which must exist at some vendors.</summary>
    public async Task PopulateAsync(
        FaceRunSource source,
        string? library,
        bool withPeople,
        CancellationToken cancellationToken
    )
    {
        var libraries = new HashSet<string>(StringComparer.Ordinal);
        await foreach (var line in source.ReadAsync(Vendor, cancellationToken).ConfigureAwait(false))
        {
            if (line.Item is not { } item)
            {
                continue;
            }

            var named = item.LibraryId ?? library ?? Library;
            if (libraries.Add(named) && named != Library)
            {
                _sandbox.Store.AddLibrary(Played, named);
            }

            if (withPeople)
            {
                _sandbox.Store.AddPerson(Played, item.PersonId, named);
            }
        }
    }

    public ValueTask DisposeAsync() => _sandbox.DisposeAsync();
}
