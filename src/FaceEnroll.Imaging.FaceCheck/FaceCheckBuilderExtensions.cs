using FaceEnroll.Imaging;
using FaceEnroll.Imaging.FaceCheck;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;

namespace Microsoft.Extensions.DependencyInjection;

/// <summary>Registers the look for a face.</summary>
public static class FaceCheckBuilderExtensions
{
    /// <summary>
    /// Looks for a face in the pictures of all registrations that are fitted and have no check of their own. Adds
    /// <see cref="FaceImagingBuilderExtensions.AddFaceImaging(IFaceEnrollmentBuilder, Action{FaceImagingOptions})"/> where nobody
    /// did; it may stand before this call or behind it.
    /// </summary>
    /// <param name="builder">What <c>AddFaceEnrollment()</c> returned.</param>
    /// <param name="configure">Sets the options; null for the defaults. Wrong ones are refused at the host's start.</param>
    /// <returns>The builder.</returns>
    /// <exception cref="ArgumentNullException">The builder is null.</exception>
    /// <exception cref="InvalidOperationException">A preparer of the host's own is registered.</exception>
    public static IFaceEnrollmentBuilder AddFaceCheck(
        this IFaceEnrollmentBuilder builder,
        Action<FaceCheckOptions>? configure = null
    )
    {
        ArgumentNullException.ThrowIfNull(builder);
        if (!HasFitter(builder, null))
        {
            RefuseOtherPreparer(builder, null);
            builder.AddFaceImaging();
        }

        AddOptions(builder, Options.Options.DefaultName, configure);
        builder.Services.TryAddSingleton(sp => Check(sp, Options.Options.DefaultName));
        return builder;
    }

    /// <summary>
    /// Looks for a face in the pictures of one registration. It has a fitting of its own then: adds
    /// <see cref="FaceImagingBuilderExtensions.AddFaceImaging(IFaceEnrollmentBuilder, string, Action{FaceImagingOptions})"/>
    /// with the options of all registrations where nobody did; it may stand before this call or behind it.
    /// </summary>
    /// <param name="builder">What <c>AddFaceEnrollment()</c> returned.</param>
    /// <param name="registration">The registration's name.</param>
    /// <param name="configure">Sets the options; null for the defaults. Wrong ones are refused at the host's start.</param>
    /// <returns>The builder.</returns>
    /// <exception cref="ArgumentNullException">The builder or the name is null.</exception>
    /// <exception cref="ArgumentException">The name is empty.</exception>
    /// <exception cref="InvalidOperationException">The registration has a preparer of the host's own.</exception>
    public static IFaceEnrollmentBuilder AddFaceCheck(
        this IFaceEnrollmentBuilder builder,
        string registration,
        Action<FaceCheckOptions>? configure = null
    )
    {
        ArgumentNullException.ThrowIfNull(builder);
        ArgumentException.ThrowIfNullOrEmpty(registration);
        if (!HasFitter(builder, registration))
        {
            RefuseOtherPreparer(builder, registration);
            builder.AddFaceImaging(registration);
            // As the pictures of all registrations are fitted: a check must not lift a limit.
            builder
                .Services.AddOptions<FaceImagingOptions>(registration)
                // Asked for when it is needed: the options' own services cannot be made from themselves.
                .Configure<IServiceProvider>(
                    (own, services) =>
                        Copy(
                            services
                                .GetRequiredService<IOptionsMonitor<FaceImagingOptions>>()
                                .Get(Options.Options.DefaultName),
                            own
                        )
                );
        }

        AddOptions(builder, registration, configure);
        builder.Services.TryAddKeyedSingleton(registration, (sp, _) => Check(sp, registration));
        return builder;
    }

    private static bool HasFitter(IFaceEnrollmentBuilder builder, string? registration) =>
        builder.Services.Any(s => s.ServiceType == typeof(FaceImageFitter) && Equals(s.ServiceKey, registration));

    private static void RefuseOtherPreparer(IFaceEnrollmentBuilder builder, string? registration)
    {
        // The fitter that this adds would stand in the place of the registration's own one, or of that of all.
        if (Has(registration) || (registration is not null && Has(null) && !HasFitter(builder, null)))
        {
            throw new InvalidOperationException(
                "AddFaceCheck looks at the pictures that AddFaceImaging prepares, and here another IFaceImagePreparer is registered: "
                    + "call the check from that one, or remove it."
            );
        }

        bool Has(string? key) =>
            builder.Services.Any(s => s.ServiceType == typeof(IFaceImagePreparer) && Equals(s.ServiceKey, key));
    }

    private static void Copy(FaceImagingOptions from, FaceImagingOptions to)
    {
        to.MaxSourcePixels = from.MaxSourcePixels;
        to.MaxSourceBytes = from.MaxSourceBytes;
        to.Quality = from.Quality;
        to.LeastQuality = from.LeastQuality;
        to.KeepMetadata = from.KeepMetadata;
        to.MaxConcurrency = from.MaxConcurrency;
        to.ForeignDecoder = from.ForeignDecoder;
    }

    private static FaceImageCheck Check(IServiceProvider services, string name) =>
        new(services.GetRequiredService<IOptionsMonitor<FaceCheckOptions>>().Get(name));

    private static void AddOptions(IFaceEnrollmentBuilder builder, string name, Action<FaceCheckOptions>? configure)
    {
        var services = builder.Services;
        services.TryAddEnumerable(
            ServiceDescriptor.Singleton<IValidateOptions<FaceCheckOptions>, FaceCheckOptionsValidator>()
        );
        services.TryAddEnumerable(
            ServiceDescriptor.Singleton<IPostConfigureOptions<FaceImagingOptions>, FaceCheckAttachment>()
        );
        services.AddOptions<FaceCheckOptions>(name).Configure(o => configure?.Invoke(o)).ValidateOnStart();
    }
}
