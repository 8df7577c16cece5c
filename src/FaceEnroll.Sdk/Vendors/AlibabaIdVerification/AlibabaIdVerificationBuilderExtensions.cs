using FaceEnroll.Sdk;
using FaceEnroll.Sdk.AlibabaIdVerification;
using FaceEnroll.Sdk.Configuration;
using FaceEnroll.Sdk.Registrations;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Options;

namespace Microsoft.Extensions.DependencyInjection;

/// <summary>Registers <see cref="AlibabaIdVerificationFaceEnrollmentClient"/>.</summary>
public static class AlibabaIdVerificationBuilderExtensions
{
    private const string DefaultName = nameof(FaceVendor.AlibabaIdVerification);

    /// <summary>Registers the client, with credentials from the environment.</summary>
    /// <param name="builder">The builder.</param>
    /// <returns>The builder.</returns>
    public static IFaceEnrollmentBuilder AddAlibabaIdVerification(this IFaceEnrollmentBuilder builder) =>
        builder.AddAlibabaIdVerification(DefaultName, static _ => { });

    /// <summary>Registers the client with options from a configuration section; changes take effect at the next call.</summary>
    /// <inheritdoc cref="AddAlibabaIdVerification(IFaceEnrollmentBuilder, string, IConfiguration)"/>
    public static IFaceEnrollmentBuilder AddAlibabaIdVerification(
        this IFaceEnrollmentBuilder builder,
        IConfiguration configuration
    ) => builder.AddAlibabaIdVerification(DefaultName, configuration);

    /// <summary>Registers the client with options set in code.</summary>
    /// <inheritdoc cref="AddAlibabaIdVerification(IFaceEnrollmentBuilder, string, Action{AlibabaIdVerificationOptions})"/>
    public static IFaceEnrollmentBuilder AddAlibabaIdVerification(
        this IFaceEnrollmentBuilder builder,
        Action<AlibabaIdVerificationOptions> configure
    ) => builder.AddAlibabaIdVerification(DefaultName, configure);

    /// <summary>Registers the client under a name, with options from a configuration section.</summary>
    /// <param name="builder">The builder.</param>
    /// <param name="name">The registration's name, for keyed resolution.</param>
    /// <param name="configuration">The section with this registration's options.</param>
    /// <returns>The builder.</returns>
    /// <exception cref="ArgumentException">The name is taken.</exception>
    public static IFaceEnrollmentBuilder AddAlibabaIdVerification(
        this IFaceEnrollmentBuilder builder,
        string name,
        IConfiguration configuration
    )
    {
        ArgumentNullException.ThrowIfNull(configuration);
        return Add(
            builder,
            name,
            options => options.Bind(new ReadableSection(configuration, AlibabaIdVerificationOptions.Names)),
            configuration
        );
    }

    /// <summary>Registers the client under a name, with options set in code.</summary>
    /// <param name="builder">The builder.</param>
    /// <param name="name">The registration's name, for keyed resolution.</param>
    /// <param name="configure">Sets the options.</param>
    /// <returns>The builder.</returns>
    /// <exception cref="ArgumentException">The name is taken.</exception>
    public static IFaceEnrollmentBuilder AddAlibabaIdVerification(
        this IFaceEnrollmentBuilder builder,
        string name,
        Action<AlibabaIdVerificationOptions> configure
    )
    {
        ArgumentNullException.ThrowIfNull(configure);
        return Add(builder, name, options => options.Configure(configure), null);
    }

    private static IFaceEnrollmentBuilder Add(
        IFaceEnrollmentBuilder builder,
        string name,
        Action<OptionsBuilder<AlibabaIdVerificationOptions>> configure,
        IConfiguration? section
    )
    {
        FaceEnrollmentBuilder.Add<AlibabaIdVerificationFaceEnrollmentClient, AlibabaIdVerificationOptions>(
            builder,
            name,
            FaceVendor.AlibabaIdVerification,
            static registration => new AlibabaIdVerificationFaceEnrollmentClient(registration),
            configure,
            section
        );
        return builder;
    }
}
