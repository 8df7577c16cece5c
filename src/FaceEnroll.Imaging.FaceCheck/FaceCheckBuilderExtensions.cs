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
    public static IFaceEnrollmentBuilder AddFaceCheck(
        this IFaceEnrollmentBuilder builder,
        Action<FaceCheckOptions>? configure = null
    )
    {
        ArgumentNullException.ThrowIfNull(builder);
        if (!HasFitter(builder, null))
        {
            builder.AddFaceImaging();
        }

        AddOptions(builder, Options.Options.DefaultName, configure);
        builder.Services.TryAddSingleton(sp => Check(sp, Options.Options.DefaultName));
        return builder;
    }

    /// <summary>
    /// Looks for a face in the pictures of one registration. It has a fitting of its own then: adds
    /// <see cref="FaceImagingBuilderExtensions.AddFaceImaging(IFaceEnrollmentBuilder, string, Action{FaceImagingOptions})"/>
    /// with the default options where nobody did; it may stand before this call or behind it.
    /// </summary>
    /// <param name="builder">What <c>AddFaceEnrollment()</c> returned.</param>
    /// <param name="registration">The registration's name.</param>
    /// <param name="configure">Sets the options; null for the defaults. Wrong ones are refused at the host's start.</param>
    /// <returns>The builder.</returns>
    /// <exception cref="ArgumentNullException">The builder or the name is null.</exception>
    /// <exception cref="ArgumentException">The name is empty.</exception>
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
            builder.AddFaceImaging(registration);
        }

        AddOptions(builder, registration, configure);
        builder.Services.TryAddKeyedSingleton(registration, (sp, _) => Check(sp, registration));
        return builder;
    }

    private static bool HasFitter(IFaceEnrollmentBuilder builder, string? registration) =>
        builder.Services.Any(s => s.ServiceType == typeof(FaceImageFitter) && Equals(s.ServiceKey, registration));

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
