using FaceEnroll.Ledger.Journal;
using FaceEnroll.Sdk.Registrations;
using Microsoft.Extensions.DependencyInjection;

namespace FaceEnroll.Ledger.Runs.Driving;

/// <summary>The clients of a container's registrations, as runs need them.</summary>
internal sealed class RunClients(FaceEnrollmentRegistry registry, IServiceProvider services)
{
    public IFaceEnrollmentClient Of(string registration) =>
        services.GetRequiredKeyedService<IFaceEnrollmentClient>(registration);

    /// <summary>Null where people need not be made: asking for it would throw.</summary>
    public IFacePersonProvisioner? ProvisionerOf(string registration) =>
        Of(registration).Limits.PersonMustExist ? services.GetKeyedService<IFacePersonProvisioner>(registration) : null;

    /// <summary>Null where a request names its library: nobody has to ask then where a person is.</summary>
    public IFaceDirectory? DirectoryOf(string registration) =>
        Of(registration).Limits.LibraryUse == FaceLibraryUse.NotUsed
            ? services.GetKeyedService<IFaceDirectory>(registration)
            : null;

    /// <summary>The account, as the ledger names it; empty where nobody tells.</summary>
    public string AccountOf(string registration) =>
        ConfiguredOf(registration) is { } client
            ? LedgerAccount.Of(client.Vendor, new Uri(client.Endpoint), client.Account)
            : "";

    /// <summary>The library of requests that name none; null where there is none.</summary>
    public string? LibraryOf(string registration) => ConfiguredOf(registration)?.LibraryId;

    /// <summary>Requests a second: the configured ones, else those that the vendor documents; null where neither is known.</summary>
    public double? RateOf(string registration) =>
        ConfiguredOf(registration)?.RequestsPerSecond ?? Of(registration).Limits.RequestsPerSecond?.Value;

    /// <summary>A registration by its name; by null the one that the interface resolves to.</summary>
    /// <exception cref="FaceRunException">There is none.</exception>
    public string Registration(string? name)
    {
        try
        {
            var chosen = name ?? registry.Choose(null);
            _ = Of(chosen);
            return chosen;
        }
        catch (InvalidOperationException e)
        {
            throw new FaceRunException(e.Message, e);
        }
    }

    /// <summary>Null for a client that is no longer this library's own.</summary>
    private IConfiguredClient? ConfiguredOf(string registration) =>
        services.GetKeyedService<IFaceEnrollmentReconciler>(registration) as IConfiguredClient;
}
