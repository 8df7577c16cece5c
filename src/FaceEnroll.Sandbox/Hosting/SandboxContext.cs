using FaceEnroll.Sandbox.Pictures;
using FaceEnroll.Sandbox.Signing;
using FaceEnroll.Sandbox.State;

namespace FaceEnroll.Sandbox.Hosting;

/// <summary>What the vendors' stand-ins share.</summary>
internal sealed class SandboxContext : IDisposable
{
    public SandboxContext(FaceEnrollSandboxOptions options)
    {
        Options = options;
        Published = new PublishedPictures(options.MaxPictureBytes);
        Vault = new PictureVault(options.MaxPictureBytes);
        Store = new SandboxStore(options.TimeProvider, Vault);
        Fetcher = new PictureFetcher(Published, options.PictureFetch);
        foreach (var credential in options.Credentials)
        {
            Keys.Add(credential);
        }

        if (options.SeedDefaults)
        {
            Store.SeedDefaults();
        }
    }

    public FaceEnrollSandboxOptions Options { get; }

    public SandboxStore Store { get; }

    public CredentialBook Keys { get; } = new();

    public NonceMemory Nonces { get; } = new(AlibabaClock.NonceMemory);

    public SandboxVerdicts Verdicts => Options.Verdicts;

    public PublishedPictures Published { get; }

    public PictureVault Vault { get; }

    public PictureFetcher Fetcher { get; }

    public DateTimeOffset Now => Options.TimeProvider.GetUtcNow();

    public void Dispose() => Fetcher.Dispose();
}
