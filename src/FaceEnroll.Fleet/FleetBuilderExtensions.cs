using FaceEnroll.Fleet;
using FaceEnroll.Fleet.Hosting;
using FaceEnroll.Ledger.Hosting;
using FaceEnroll.Ledger.PostgreSql.Hosting;

namespace Microsoft.Extensions.DependencyInjection;

/// <summary>Adds a host to a fleet.</summary>
public static class FleetBuilderExtensions
{
    /// <summary>
    /// Makes all hosts of the ledger's database send the items of a run, whichever host runs it. A host that dies is replaced within
    /// seconds, a new one gets its share, and one that stops hands over what it had.
    /// </summary>
    /// <param name="builder">The builder, after <c>AddPostgreSqlLedger()</c>.</param>
    /// <param name="configure">Sets the options.</param>
    /// <returns>The builder.</returns>
    /// <exception cref="ArgumentNullException">The builder is null.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The port is out of its range.</exception>
    /// <exception cref="InvalidOperationException">There is no ledger on PostgreSQL yet, or there is a fleet already.</exception>
    /// <remarks>
    /// It needs a host that runs hosted services, and the same registrations, with the same <c>Account</c>, on all hosts. Pictures that a
    /// run names by path or URL must be found by each of them. A process that the others took for dead ends by itself when it wakes: let
    /// something start it again.
    /// </remarks>
    public static IFaceEnrollmentBuilder AddFleet(
        this IFaceEnrollmentBuilder builder,
        Action<FleetOptions>? configure = null
    )
    {
        ArgumentNullException.ThrowIfNull(builder);
        var services = builder.Services;
        if (
            !services.Any(s => s.ServiceType == typeof(ILedgerPlace) && s.ImplementationType == typeof(PostgreSqlPlace))
        )
        {
            throw new InvalidOperationException(
                "A fleet needs a ledger on PostgreSQL: call AddPostgreSqlLedger() first."
            );
        }

        if (services.Any(s => s.ServiceType == typeof(FleetOptions)))
        {
            throw new InvalidOperationException("This host is in a fleet already.");
        }

        var options = new FleetOptions();
        configure?.Invoke(options);
        ArgumentOutOfRangeException.ThrowIfLessThan(options.Port, 1, nameof(FleetOptions.Port));
        ArgumentOutOfRangeException.ThrowIfGreaterThan(options.Port, ushort.MaxValue, nameof(FleetOptions.Port));
        FleetServices.Add(services, options);
        return builder;
    }
}
