using FaceEnroll.Sdk;
using FaceEnroll.Sdk.Registrations;

namespace Microsoft.Extensions.DependencyInjection;

/// <summary>
/// Sets in code what no configuration can give, whatever the vendors: credentials providers, callbacks, rate limiters.
/// </summary>
/// <remarks>
/// Options are set in the order of the calls on the builder; later calls override earlier ones, even for registrations that
/// are added later. They are set again after each change of the configuration. Set a vendor's own options through its type,
/// <c>services.Configure&lt;FinAuthOptions&gt;("branch-7", options => ...)</c>, with the registration's name: without a
/// name this would reach no registration, and the host does not start.
/// </remarks>
public static class FaceEnrollmentConfigureExtensions
{
    /// <summary>Sets options of all registrations.</summary>
    /// <inheritdoc cref="Configure(IFaceEnrollmentBuilder, string, Action{FaceEnrollmentOptions, IServiceProvider})"/>
    public static IFaceEnrollmentBuilder Configure(
        this IFaceEnrollmentBuilder builder,
        Action<FaceEnrollmentOptions> configure
    )
    {
        ArgumentNullException.ThrowIfNull(configure);
        return Add(builder, null, (options, _) => configure(options));
    }

    /// <summary>Sets options of all registrations, with the services at hand.</summary>
    /// <inheritdoc cref="Configure(IFaceEnrollmentBuilder, string, Action{FaceEnrollmentOptions, IServiceProvider})"/>
    public static IFaceEnrollmentBuilder Configure(
        this IFaceEnrollmentBuilder builder,
        Action<FaceEnrollmentOptions, IServiceProvider> configure
    )
    {
        ArgumentNullException.ThrowIfNull(configure);
        return Add(builder, null, configure);
    }

    /// <summary>Sets options of one registration.</summary>
    /// <inheritdoc cref="Configure(IFaceEnrollmentBuilder, string, Action{FaceEnrollmentOptions, IServiceProvider})"/>
    public static IFaceEnrollmentBuilder Configure(
        this IFaceEnrollmentBuilder builder,
        string name,
        Action<FaceEnrollmentOptions> configure
    )
    {
        ArgumentException.ThrowIfNullOrEmpty(name);
        ArgumentNullException.ThrowIfNull(configure);
        return Add(builder, name, (options, _) => configure(options));
    }

    /// <summary>Sets options of one registration, with the services at hand.</summary>
    /// <param name="builder">The builder.</param>
    /// <param name="name">The registration's name; one that is never added is a fault at start.</param>
    /// <param name="configure">
    /// Sets the options. The services are the container's root: take singletons from them, and make a scope for others.
    /// Resolve what needs the client itself inside the callback (OnSending, CredentialsProvider), when it is called: while
    /// the options are being set this throws an <see cref="InvalidOperationException"/> that names the cycle.
    /// </param>
    /// <returns>The builder.</returns>
    /// <exception cref="ArgumentNullException">An argument is null.</exception>
    /// <exception cref="ArgumentException">The name is empty, or the builder is not this library's.</exception>
    public static IFaceEnrollmentBuilder Configure(
        this IFaceEnrollmentBuilder builder,
        string name,
        Action<FaceEnrollmentOptions, IServiceProvider> configure
    )
    {
        ArgumentException.ThrowIfNullOrEmpty(name);
        ArgumentNullException.ThrowIfNull(configure);
        return Add(builder, name, configure);
    }

    private static IFaceEnrollmentBuilder Add(
        IFaceEnrollmentBuilder builder,
        string? name,
        Action<FaceEnrollmentOptions, IServiceProvider> configure
    )
    {
        FaceEnrollmentBuilder.RegistryOf(builder).Steps.Add(name, configure);
        return builder;
    }
}
