using FaceEnroll.Sdk;
using FaceEnroll.Sdk.DependencyInjection;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Http;

namespace Microsoft.Extensions.DependencyInjection;

/// <summary>Registers face enrollment clients.</summary>
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
            var created = new FaceEnrollmentRegistry();
            registry = created;
            services.AddSingleton(created);
            // First of all filters: the factory runs that one last on the way in, when the host's handlers are in place.
            services.Insert(
                0,
                ServiceDescriptor.Singleton<IHttpMessageHandlerBuilderFilter, FaceEnrollmentGuardFilter>()
            );
            services.TryAddSingleton(sp => sp.GetRequiredKeyedService<IFaceEnrollmentClient>(created.Choose(sp, null)));
            services.TryAddSingleton(sp =>
                sp.GetRequiredKeyedService<IFaceEnrollmentReconciler>(created.Choose(sp, null))
            );
            services.TryAddSingleton(sp => sp.GetRequiredKeyedService<IFaceEnrollmentProbe>(created.Choose(sp, null)));
            services.TryAddSingleton(sp => sp.GetRequiredKeyedService<IFaceEnrollmentPause>(created.Choose(sp, null)));
            services.TryAddSingleton<IFacePendingEnrollments>(sp => new FacePendingEnrollments(sp, created));
            services.TryAddSingleton(sp =>
                sp.GetRequiredKeyedService<IFacePersonProvisioner>(created.Choose(sp, null))
            );
        }

        return new FaceEnrollmentBuilder(services, registry);
    }

    /// <summary>
    /// Registers a client for every child section. A child is named as its vendor (<c>TencentCloud</c>), or has any name
    /// and a value <c>Vendor</c>; that name is the registration's. The value <c>Default</c> names the registration that
    /// the unkeyed interface resolves to.
    /// </summary>
    /// <param name="services">The services.</param>
    /// <param name="configuration">The section, for example <c>FaceEnrollment</c>.</param>
    /// <returns>A builder to add to.</returns>
    /// <exception cref="ArgumentNullException">An argument is null.</exception>
    /// <exception cref="ArgumentException">A child section names no vendor.</exception>
    public static IFaceEnrollmentBuilder AddFaceEnrollment(
        this IServiceCollection services,
        IConfiguration configuration
    )
    {
        ArgumentNullException.ThrowIfNull(configuration);
        var builder = services.AddFaceEnrollment();
        foreach (var child in configuration.GetChildren())
        {
            if (child.Key.Equals("Default", StringComparison.OrdinalIgnoreCase) && child.Value is not null)
            {
                builder.SetDefault(child.Value);
                continue;
            }

            var vendorName = child["Vendor"] ?? child.Key;
            var vendor =
                FaceVendorTable.Find(vendorName)
                ?? throw new ArgumentException(
                    $"The section '{child.Path}' names no vendor: '{vendorName}' is none of {FaceVendorTable.Names}. "
                        + "Give it a value 'Vendor', or a vendor's name.",
                    nameof(configuration)
                );
            vendor.Register(builder, child["Vendor"] is null ? vendor.Name : child.Key, child);
        }

        return builder;
    }

    /// <summary>Names the registration that the unkeyed interfaces resolve to.</summary>
    /// <param name="builder">The builder.</param>
    /// <param name="name">A registration's name; it may be added later.</param>
    /// <returns>The builder.</returns>
    public static IFaceEnrollmentBuilder SetDefault(this IFaceEnrollmentBuilder builder, string name)
    {
        ArgumentNullException.ThrowIfNull(builder);
        ArgumentException.ThrowIfNullOrEmpty(name);
        var registry =
            FindRegistry(builder.Services)
            ?? throw new ArgumentException("The builder is not one that AddFaceEnrollment returned.", nameof(builder));
        registry.Default = name;
        return builder;
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
