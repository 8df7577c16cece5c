using FaceEnroll.Imaging;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;

namespace Microsoft.Extensions.DependencyInjection;

/// <summary>Registers the fitting of pictures.</summary>
public static class FaceImagingBuilderExtensions
{
    /// <summary>Fits the pictures of all registrations that have no preparer of their own.</summary>
    /// <param name="builder">What <c>AddFaceEnrollment()</c> returned.</param>
    /// <param name="configure">Sets the options; null for the defaults. Wrong ones are refused at the host's start.</param>
    /// <returns>The builder.</returns>
    /// <exception cref="ArgumentNullException">The builder is null.</exception>
    public static IFaceEnrollmentBuilder AddFaceImaging(
        this IFaceEnrollmentBuilder builder,
        Action<FaceImagingOptions>? configure = null
    )
    {
        ArgumentNullException.ThrowIfNull(builder);
        AddOptions(builder, Options.Options.DefaultName, configure);
        builder.Services.AddSingleton(sp => Fitter(sp, Options.Options.DefaultName));
        builder.Services.AddSingleton<IFaceImagePreparer>(sp => sp.GetRequiredService<FaceImageFitter>());
        return builder;
    }

    /// <summary>Fits the pictures of one registration.</summary>
    /// <param name="builder">What <c>AddFaceEnrollment()</c> returned.</param>
    /// <param name="registration">The registration's name.</param>
    /// <param name="configure">Sets the options; null for the defaults. Wrong ones are refused at the host's start.</param>
    /// <returns>The builder.</returns>
    /// <exception cref="ArgumentNullException">The builder or the name is null.</exception>
    /// <exception cref="ArgumentException">The name is empty.</exception>
    public static IFaceEnrollmentBuilder AddFaceImaging(
        this IFaceEnrollmentBuilder builder,
        string registration,
        Action<FaceImagingOptions>? configure = null
    )
    {
        ArgumentNullException.ThrowIfNull(builder);
        ArgumentException.ThrowIfNullOrEmpty(registration);
        AddOptions(builder, registration, configure);
        builder.Services.AddKeyedSingleton(registration, (sp, _) => Fitter(sp, registration));
        builder.Services.AddKeyedSingleton<IFaceImagePreparer>(
            registration,
            (sp, _) => sp.GetRequiredKeyedService<FaceImageFitter>(registration)
        );
        return builder;
    }

    private static FaceImageFitter Fitter(IServiceProvider services, string name) =>
        new(services.GetRequiredService<IOptionsMonitor<FaceImagingOptions>>().Get(name));

    private static void AddOptions(IFaceEnrollmentBuilder builder, string name, Action<FaceImagingOptions>? configure)
    {
        // Once, however often and for whichever names this is called.
        builder.Services.TryAddEnumerable(
            ServiceDescriptor.Singleton<IValidateOptions<FaceImagingOptions>, FaceImagingOptionsValidator>()
        );
        builder.Services.AddOptions<FaceImagingOptions>(name).Configure(o => configure?.Invoke(o)).ValidateOnStart();
    }
}
