using FaceEnroll.Ledger;
using FaceEnroll.Ledger.Hosting;
using FaceEnroll.Ledger.PostgreSql;
using FaceEnroll.Ledger.PostgreSql.Hosting;
using FaceEnroll.Ledger.PostgreSql.Options;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;

namespace Microsoft.Extensions.DependencyInjection;

/// <summary>Adds a ledger on PostgreSQL to face enrollment.</summary>
public static class PostgreSqlLedgerBuilderExtensions
{
    /// <summary>
    /// Makes the enrollments of all registrations repeatable, as <c>AddLedger()</c> does, with one record for any number of hosts.
    /// </summary>
    /// <param name="builder">The builder.</param>
    /// <param name="configure">
    /// Sets the options; <see cref="PostgreSqlLedgerOptions.ConnectionString"/> must be given, or an <c>NpgsqlDataSource</c> be
    /// registered.
    /// </param>
    /// <returns>The builder.</returns>
    /// <exception cref="ArgumentNullException">An argument is null.</exception>
    /// <exception cref="ArgumentException">The builder is not the one that <c>AddFaceEnrollment()</c> returned.</exception>
    /// <exception cref="InvalidOperationException">There is a ledger of another kind already.</exception>
    /// <remarks>
    /// Set <see cref="FaceEnrollmentOptions.Account"/> of each registration, the same on all hosts: what is recorded belongs to an
    /// account, and without the option to the registration's name.
    /// A host validates the options and opens the ledger at its start; one that cannot be opened throws
    /// <see cref="FaceLedgerException"/>.
    /// </remarks>
    public static IFaceEnrollmentBuilder AddPostgreSqlLedger(
        this IFaceEnrollmentBuilder builder,
        Action<PostgreSqlLedgerOptions> configure
    )
    {
        ArgumentNullException.ThrowIfNull(configure);
        LedgerServices.Add<PostgreSqlPlace>(builder);
        _ = builder.Services.AddOptions<PostgreSqlLedgerOptions>().Configure(configure).ValidateOnStart();
        builder.Services.TryAddEnumerable(
            ServiceDescriptor.Singleton<IValidateOptions<PostgreSqlLedgerOptions>, PostgreSqlLedgerOptionsValidator>()
        );
        return builder;
    }
}
