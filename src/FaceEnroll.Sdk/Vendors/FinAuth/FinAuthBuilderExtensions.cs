using FaceEnroll.Sdk;
using FaceEnroll.Sdk.Configuration;
using FaceEnroll.Sdk.FinAuth;
using FaceEnroll.Sdk.Registrations;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Options;

namespace Microsoft.Extensions.DependencyInjection;

/// <summary>Registers <see cref="FinAuthFaceEnrollmentClient"/>.</summary>
public static class FinAuthBuilderExtensions
{
    private const string DefaultName = nameof(FaceVendor.FinAuth);

    /// <summary>Registers the client, with credentials from the environment.</summary>
    /// <param name="builder">The builder.</param>
    /// <returns>The builder.</returns>
    public static IFaceEnrollmentBuilder AddFinAuth(this IFaceEnrollmentBuilder builder) =>
        builder.AddFinAuth(DefaultName, static _ => { });

    /// <summary>Registers the client with options from a configuration section; changes take effect at the next call.</summary>
    /// <inheritdoc cref="AddFinAuth(IFaceEnrollmentBuilder, string, IConfiguration)"/>
    public static IFaceEnrollmentBuilder AddFinAuth(
        this IFaceEnrollmentBuilder builder,
        IConfiguration configuration
    ) => builder.AddFinAuth(DefaultName, configuration);

    /// <summary>Registers the client with options set in code.</summary>
    /// <inheritdoc cref="AddFinAuth(IFaceEnrollmentBuilder, string, Action{FinAuthOptions})"/>
    public static IFaceEnrollmentBuilder AddFinAuth(
        this IFaceEnrollmentBuilder builder,
        Action<FinAuthOptions> configure
    ) => builder.AddFinAuth(DefaultName, configure);

    /// <summary>Registers the client under a name, with options from a configuration section.</summary>
    /// <param name="builder">The builder.</param>
    /// <param name="name">The registration's name, for keyed resolution.</param>
    /// <param name="configuration">The section with this registration's options.</param>
    /// <returns>The builder.</returns>
    /// <exception cref="ArgumentException">The name is taken.</exception>
    public static IFaceEnrollmentBuilder AddFinAuth(
        this IFaceEnrollmentBuilder builder,
        string name,
        IConfiguration configuration
    )
    {
        ArgumentNullException.ThrowIfNull(configuration);
        return Add(
            builder,
            name,
            options => options.Bind(new ReadableSection(configuration, FinAuthOptions.Names)),
            configuration
        );
    }

    /// <summary>Registers the client under a name, with options set in code.</summary>
    /// <param name="builder">The builder.</param>
    /// <param name="name">The registration's name, for keyed resolution.</param>
    /// <param name="configure">Sets the options.</param>
    /// <returns>The builder.</returns>
    /// <exception cref="ArgumentException">The name is taken.</exception>
    public static IFaceEnrollmentBuilder AddFinAuth(
        this IFaceEnrollmentBuilder builder,
        string name,
        Action<FinAuthOptions> configure
    )
    {
        ArgumentNullException.ThrowIfNull(configure);
        return Add(builder, name, options => options.Configure(configure), null);
    }

    private static IFaceEnrollmentBuilder Add(
        IFaceEnrollmentBuilder builder,
        string name,
        Action<OptionsBuilder<FinAuthOptions>> configure,
        IConfiguration? section
    )
    {
        FaceEnrollmentBuilder.Add<FinAuthFaceEnrollmentClient, FinAuthOptions>(
            builder,
            name,
            FaceVendor.FinAuth,
            static registration => new FinAuthFaceEnrollmentClient(registration),
            configure,
            section
        );
        return builder;
    }
}
