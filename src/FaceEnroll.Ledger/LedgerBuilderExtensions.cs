using FaceEnroll.Ledger;
using FaceEnroll.Ledger.Hosting;
using FaceEnroll.Ledger.Options;
using FaceEnroll.Ledger.Sqlite;
using Microsoft.Extensions.DependencyInjection.Extensions;
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
    /// <exception cref="InvalidOperationException">There is a ledger of another kind already.</exception>
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
        LedgerServices.Add<SqlitePlace>(builder);
        _ = builder.Services.AddOptions<FaceLedgerOptions>().Configure(configure).ValidateOnStart();
        builder.Services.TryAddEnumerable(
            ServiceDescriptor.Singleton<IValidateOptions<FaceLedgerOptions>, FaceLedgerOptionsValidator>()
        );
        return builder;
    }
}
