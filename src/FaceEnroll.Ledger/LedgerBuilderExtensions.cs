using FaceEnroll.Ledger;
using FaceEnroll.Ledger.Hosting;
using FaceEnroll.Ledger.Journal;
using FaceEnroll.Ledger.Options;
using FaceEnroll.Ledger.Runs;
using FaceEnroll.Sdk.Journal;
using FaceEnroll.Sdk.Registrations;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;

namespace Microsoft.Extensions.DependencyInjection;

/// <summary>Adds a ledger to face enrollment.</summary>
public static class LedgerBuilderExtensions
{
    /// <summary>
    /// Makes the enrollments of all registrations repeatable: a durable record says what was sent for whom, so that the same
    /// picture of the same person is sent once, whatever crashes in between.
    /// </summary>
    /// <param name="builder">The builder.</param>
    /// <param name="configure">Sets the options; <see cref="FaceLedgerOptions.File"/> must be given.</param>
    /// <returns>The builder.</returns>
    /// <exception cref="ArgumentNullException">An argument is null.</exception>
    /// <exception cref="ArgumentException">The builder is not the one that <c>AddFaceEnrollment()</c> returned.</exception>
    /// <remarks>
    /// Set <see cref="FaceEnrollmentOptions.Account"/> of each registration: what is recorded belongs to an account, and without
    /// the option to the registration's name.
    /// A host validates the options and opens the ledger at its start; one that cannot be opened throws
    /// <see cref="FaceLedgerException"/>. Without a host it is opened by the first enrollment, and nothing settles calls that
    /// were left open but the next enrollment of the person.
    /// </remarks>
    public static IFaceEnrollmentBuilder AddLedger(
        this IFaceEnrollmentBuilder builder,
        Action<FaceLedgerOptions> configure
    )
    {
        ArgumentNullException.ThrowIfNull(configure);
        var registry = FaceEnrollmentBuilder.RegistryOf(builder);
        var services = builder.Services;
        _ = services.AddLogging();
        _ = services.AddOptions<FaceLedgerOptions>().Configure(configure).ValidateOnStart();
        services.TryAddEnumerable(
            ServiceDescriptor.Singleton<IValidateOptions<FaceLedgerOptions>, FaceLedgerOptionsValidator>()
        );
        services.TryAddSingleton<OpenLedger>();
        services.TryAddSingleton<FaceLedger>();
        services.TryAddSingleton<IEnrollmentLedger>(sp => sp.GetRequiredService<FaceLedger>());
        services.TryAddSingleton<IFaceLedger, LedgerDecisions>();
        services.TryAddSingleton(sp => ActivatorUtilities.CreateInstance<LedgerSettler>(sp, registry));
        services.TryAddSingleton<IFaceRuns>(sp => ActivatorUtilities.CreateInstance<FaceRuns>(sp, registry));
        services.TryAddEnumerable(
            ServiceDescriptor.Singleton<IHostedService, LedgerSettler>(sp => sp.GetRequiredService<LedgerSettler>())
        );
        return builder;
    }
}
