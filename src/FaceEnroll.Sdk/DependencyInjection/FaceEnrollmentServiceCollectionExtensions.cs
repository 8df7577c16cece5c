using FaceEnroll.Sdk;
using FaceEnroll.Sdk.Configuration;
using FaceEnroll.Sdk.DependencyInjection;
using FaceEnroll.Sdk.Registrations;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Http;
using Microsoft.Extensions.Options;

namespace Microsoft.Extensions.DependencyInjection;

/// <summary>Registers face enrollment clients.</summary>
/// <example>
/// <code>
/// services.AddFaceEnrollment(configuration.GetSection("FaceEnrollment"));
/// </code>
/// </example>
public static class FaceEnrollmentServiceCollectionExtensions
{
    /// <summary>Begins registering clients in code.</summary>
    /// <param name="services">The services.</param>
    /// <returns>A builder with one Add method per vendor. Calling this again continues with the same registrations.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="services"/> is null.</exception>
    public static IFaceEnrollmentBuilder AddFaceEnrollment(this IServiceCollection services)
    {
        ArgumentNullException.ThrowIfNull(services);
        var registry = FindRegistry(services);
        if (registry is null)
        {
            var created = new FaceEnrollmentRegistry(FaceVendorTable.OptionNames);
            registry = created;
            services.AddSingleton(created);
            services.AddSingleton<KeyAccounts>();
            // The first of all filters: the factory runs it last on the way in, when the host's handlers are in place.
            services.Insert(
                0,
                ServiceDescriptor.Singleton<IHttpMessageHandlerBuilderFilter, FaceEnrollmentGuardFilter>()
            );
            services.TryAddSingleton<IFacePendingEnrollments>(sp => new FacePendingEnrollments(sp, created));
            services.AddSingleton<IValidateOptions<FaceEnrollmentStart>>(sp => new FaceEnrollmentStart.Validator(
                created,
                sp
            ));
            services.AddOptions<FaceEnrollmentStart>().ValidateOnStart();
            AddRole<IFaceEnrollmentClient>(services, created);
            AddRole<IFaceEnrollmentReconciler>(services, created);
            AddRole<IFaceEnrollmentProbe>(services, created);
            AddRole<IFaceEnrollmentPause>(services, created);
            AddRole<IFacePersonProvisioner>(services, created);
            AddRole<IFaceDirectory>(services, created);
            AddRole<IFaceEraser>(services, created);
            AddRole<IFaceLibraryManager>(services, created);
        }

        return new FaceEnrollmentBuilder(services, registry);
    }

    /// <summary>
    /// Registers a client for every child section. A child has the name of its vendor (<c>TencentCloud</c>), or has any
    /// name and a value <c>Vendor</c>; that name is the registration's. The value <c>Default</c> names the registration
    /// that the unkeyed interface resolves to.
    /// </summary>
    /// <remarks>
    /// A host does not start when the section is empty or absent, has a child that names no vendor, names an option that
    /// its vendor does not have, gives a value that cannot be read or a time without a unit, has several registrations and
    /// no default, or a registration has wrong options or no credentials. All faults are reported at once, in an
    /// <see cref="OptionsValidationException"/> that names registrations, keys and options, never values. Without a host,
    /// resolving a client throws what is wrong with the section or with that client's registration. The list of
    /// registrations and the default are read once; an invalid change of options is logged, and the last good ones stay.
    /// The host's own <see cref="IOptionsMonitor{TOptions}"/> has no last good ones: its Get throws the
    /// <see cref="OptionsValidationException"/> until they are valid.
    /// </remarks>
    /// <param name="services">The services.</param>
    /// <param name="configuration">
    /// The section, for example <c>FaceEnrollment</c>; not the whole configuration, which holds other people's sections.
    /// </param>
    /// <returns>A builder to add to.</returns>
    /// <exception cref="ArgumentNullException">An argument is null.</exception>
    public static IFaceEnrollmentBuilder AddFaceEnrollment(
        this IServiceCollection services,
        IConfiguration configuration
    )
    {
        ArgumentNullException.ThrowIfNull(configuration);
        var builder = services.AddFaceEnrollment();
        ConfigurationReader.Read(configuration, builder, FaceEnrollmentBuilder.RegistryOf(builder));
        return builder;
    }

    /// <summary>Names the registration that the unkeyed interfaces resolve to.</summary>
    /// <param name="builder">The builder.</param>
    /// <param name="name">A registration's name; it may be added later.</param>
    /// <returns>The builder.</returns>
    public static IFaceEnrollmentBuilder SetDefault(this IFaceEnrollmentBuilder builder, string name)
    {
        ArgumentException.ThrowIfNullOrEmpty(name);
        FaceEnrollmentBuilder.RegistryOf(builder).Default = name;
        return builder;
    }

    /// <summary>
    /// Says that several registrations without a default are meant: all clients are resolved by name (keyed) or by type.
    /// Without this, a host with several registrations and no default does not start.
    /// </summary>
    /// <param name="builder">The builder.</param>
    /// <returns>The builder.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="builder"/> is null.</exception>
    public static IFaceEnrollmentBuilder WithoutDefault(this IFaceEnrollmentBuilder builder)
    {
        FaceEnrollmentBuilder.RegistryOf(builder).NamesOnly = true;
        return builder;
    }

    /// <summary>Without a key it is the default's; for a name that has none, the error says what is registered.</summary>
    private static void AddRole<TRole>(IServiceCollection services, FaceEnrollmentRegistry registry)
        where TRole : class
    {
        services.TryAddSingleton(sp => sp.GetRequiredKeyedService<TRole>(registry.Choose(null)));
        services.AddKeyedSingleton<TRole>(KeyedService.AnyKey, (_, key) => throw registry.NotFound(typeof(TRole), key));
    }

    private static FaceEnrollmentRegistry? FindRegistry(IServiceCollection services)
    {
        foreach (var descriptor in services)
        {
            if (!descriptor.IsKeyedService && descriptor.ImplementationInstance is FaceEnrollmentRegistry registry)
            {
                return registry;
            }
        }

        return null;
    }
}
