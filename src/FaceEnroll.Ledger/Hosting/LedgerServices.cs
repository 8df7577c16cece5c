using System.Diagnostics.CodeAnalysis;
using FaceEnroll.Ledger.Journal;
using FaceEnroll.Ledger.Runs;
using FaceEnroll.Sdk.Journal;
using FaceEnroll.Sdk.Registrations;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;

namespace FaceEnroll.Ledger.Hosting;

/// <summary>What a ledger adds to a container, wherever it is kept.</summary>
internal static class LedgerServices
{
    /// <typeparam name="TPlace">Where it is kept.</typeparam>
    /// <param name="builder">The builder.</param>
    /// <exception cref="ArgumentException">The builder is not the one that <c>AddFaceEnrollment()</c> returned.</exception>
    /// <exception cref="InvalidOperationException">There is a ledger elsewhere: each would know only a part.</exception>
    public static void Add<[DynamicallyAccessedMembers(DynamicallyAccessedMemberTypes.PublicConstructors)] TPlace>(
        IFaceEnrollmentBuilder builder
    )
        where TPlace : class, ILedgerPlace
    {
        var registry = FaceEnrollmentBuilder.RegistryOf(builder);
        var services = builder.Services;
        if (services.Any(s => s.ServiceType == typeof(ILedgerPlace) && s.ImplementationType != typeof(TPlace)))
        {
            throw new InvalidOperationException("Face enrollment has a ledger already, of another kind: it takes one.");
        }

        _ = services.AddLogging();
        services.TryAddSingleton<ILedgerPlace, TPlace>();
        services.TryAddSingleton<OpenLedger>();
        services.TryAddSingleton<FaceLedger>();
        services.TryAddSingleton<IEnrollmentLedger>(sp => sp.GetRequiredService<FaceLedger>());
        services.TryAddSingleton<IFaceLedger, LedgerDecisions>();
        services.TryAddSingleton(sp => ActivatorUtilities.CreateInstance<LedgerSettler>(sp, registry));
        services.TryAddSingleton<IFaceRuns>(sp => ActivatorUtilities.CreateInstance<FaceRuns>(sp, registry));
        services.TryAddEnumerable(
            ServiceDescriptor.Singleton<IHostedService, LedgerSettler>(sp => sp.GetRequiredService<LedgerSettler>())
        );
    }
}
