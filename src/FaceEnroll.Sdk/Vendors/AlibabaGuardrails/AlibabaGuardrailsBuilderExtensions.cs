using FaceEnroll.Sdk;
using FaceEnroll.Sdk.AlibabaGuardrails;
using FaceEnroll.Sdk.Configuration;
using FaceEnroll.Sdk.Registrations;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Options;

namespace Microsoft.Extensions.DependencyInjection;

/// <summary>Registers <see cref="AlibabaGuardrailsFaceEnrollmentClient"/>.</summary>
/// <remarks>
/// Pictures that are content need an <see cref="IFaceImageHost"/>: the option's, else the one registered (as a singleton)
/// with the registration's name as key, else the unkeyed one.
/// </remarks>
public static class AlibabaGuardrailsBuilderExtensions
{
    private const string DefaultName = nameof(FaceVendor.AlibabaGuardrails);

    /// <summary>Registers the client, with credentials from the environment.</summary>
    /// <param name="builder">The builder.</param>
    /// <returns>The builder.</returns>
    public static IFaceEnrollmentBuilder AddAlibabaGuardrails(this IFaceEnrollmentBuilder builder) =>
        builder.AddAlibabaGuardrails(DefaultName, static _ => { });

    /// <summary>Registers the client with options from a configuration section; changes take effect at the next call.</summary>
    /// <inheritdoc cref="AddAlibabaGuardrails(IFaceEnrollmentBuilder, string, IConfiguration)"/>
    public static IFaceEnrollmentBuilder AddAlibabaGuardrails(
        this IFaceEnrollmentBuilder builder,
        IConfiguration configuration
    ) => builder.AddAlibabaGuardrails(DefaultName, configuration);

    /// <summary>Registers the client with options set in code.</summary>
    /// <inheritdoc cref="AddAlibabaGuardrails(IFaceEnrollmentBuilder, string, Action{AlibabaGuardrailsOptions})"/>
    public static IFaceEnrollmentBuilder AddAlibabaGuardrails(
        this IFaceEnrollmentBuilder builder,
        Action<AlibabaGuardrailsOptions> configure
    ) => builder.AddAlibabaGuardrails(DefaultName, configure);

    /// <summary>Registers the client under a name, with options from a configuration section.</summary>
    /// <param name="builder">The builder.</param>
    /// <param name="name">The registration's name, for keyed resolution.</param>
    /// <param name="configuration">The section with this registration's options.</param>
    /// <returns>The builder.</returns>
    /// <exception cref="ArgumentException">The name is taken.</exception>
    public static IFaceEnrollmentBuilder AddAlibabaGuardrails(
        this IFaceEnrollmentBuilder builder,
        string name,
        IConfiguration configuration
    )
    {
        ArgumentNullException.ThrowIfNull(configuration);
        return Add(
            builder,
            name,
            options => options.Bind(new ReadableSection(configuration, AlibabaGuardrailsOptions.Names)),
            configuration
        );
    }

    /// <summary>Registers the client under a name, with options set in code.</summary>
    /// <param name="builder">The builder.</param>
    /// <param name="name">The registration's name, for keyed resolution.</param>
    /// <param name="configure">Sets the options.</param>
    /// <returns>The builder.</returns>
    /// <exception cref="ArgumentException">The name is taken.</exception>
    public static IFaceEnrollmentBuilder AddAlibabaGuardrails(
        this IFaceEnrollmentBuilder builder,
        string name,
        Action<AlibabaGuardrailsOptions> configure
    )
    {
        ArgumentNullException.ThrowIfNull(configure);
        return Add(builder, name, options => options.Configure(configure), null);
    }

    private static IFaceEnrollmentBuilder Add(
        IFaceEnrollmentBuilder builder,
        string name,
        Action<OptionsBuilder<AlibabaGuardrailsOptions>> configure,
        IConfiguration? section
    )
    {
        FaceEnrollmentBuilder.Add<AlibabaGuardrailsFaceEnrollmentClient, AlibabaGuardrailsOptions>(
            builder,
            name,
            FaceVendor.AlibabaGuardrails,
            static registration => new AlibabaGuardrailsFaceEnrollmentClient(registration),
            options =>
            {
                configure(options);
                options.PostConfigure<IServiceProvider>(
                    (o, services) =>
                        o.ImageHost ??=
                            services.GetKeyedService<IFaceImageHost>(name) ?? services.GetService<IFaceImageHost>()
                );
            },
            section
        );
        return builder;
    }
}
