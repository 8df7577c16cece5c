using FaceEnroll.Sdk;
using FaceEnroll.Sdk.Configuration;
using FaceEnroll.Sdk.Registrations;
using FaceEnroll.Sdk.TencentCloud;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Options;

namespace Microsoft.Extensions.DependencyInjection;

/// <summary>Registers <see cref="TencentCloudFaceEnrollmentClient"/>.</summary>
public static class TencentCloudBuilderExtensions
{
    private const string DefaultName = nameof(FaceVendor.TencentCloud);

    /// <summary>Registers the client, with credentials from the environment.</summary>
    /// <param name="builder">The builder.</param>
    /// <returns>The builder.</returns>
    public static IFaceEnrollmentBuilder AddTencentCloud(this IFaceEnrollmentBuilder builder) =>
        builder.AddTencentCloud(DefaultName, static _ => { });

    /// <summary>Registers the client with options from a configuration section; changes take effect at the next call.</summary>
    /// <inheritdoc cref="AddTencentCloud(IFaceEnrollmentBuilder, string, IConfiguration)"/>
    public static IFaceEnrollmentBuilder AddTencentCloud(
        this IFaceEnrollmentBuilder builder,
        IConfiguration configuration
    ) => builder.AddTencentCloud(DefaultName, configuration);

    /// <summary>Registers the client with options set in code.</summary>
    /// <inheritdoc cref="AddTencentCloud(IFaceEnrollmentBuilder, string, Action{TencentCloudOptions})"/>
    public static IFaceEnrollmentBuilder AddTencentCloud(
        this IFaceEnrollmentBuilder builder,
        Action<TencentCloudOptions> configure
    ) => builder.AddTencentCloud(DefaultName, configure);

    /// <summary>Registers the client under a name, with options from a configuration section.</summary>
    /// <param name="builder">The builder.</param>
    /// <param name="name">The registration's name, for keyed resolution.</param>
    /// <param name="configuration">The section with this registration's options.</param>
    /// <returns>The builder.</returns>
    /// <exception cref="ArgumentException">The name is taken.</exception>
    public static IFaceEnrollmentBuilder AddTencentCloud(
        this IFaceEnrollmentBuilder builder,
        string name,
        IConfiguration configuration
    )
    {
        ArgumentNullException.ThrowIfNull(configuration);
        return Add(
            builder,
            name,
            options => options.Bind(new ReadableSection(configuration, TencentCloudOptions.Names)),
            configuration
        );
    }

    /// <summary>Registers the client under a name, with options set in code.</summary>
    /// <param name="builder">The builder.</param>
    /// <param name="name">The registration's name, for keyed resolution.</param>
    /// <param name="configure">Sets the options.</param>
    /// <returns>The builder.</returns>
    /// <exception cref="ArgumentException">The name is taken.</exception>
    public static IFaceEnrollmentBuilder AddTencentCloud(
        this IFaceEnrollmentBuilder builder,
        string name,
        Action<TencentCloudOptions> configure
    )
    {
        ArgumentNullException.ThrowIfNull(configure);
        return Add(builder, name, options => options.Configure(configure), null);
    }

    private static IFaceEnrollmentBuilder Add(
        IFaceEnrollmentBuilder builder,
        string name,
        Action<OptionsBuilder<TencentCloudOptions>> configure,
        IConfiguration? section
    )
    {
        FaceEnrollmentBuilder.Add<TencentCloudFaceEnrollmentClient, TencentCloudOptions>(
            builder,
            name,
            FaceVendor.TencentCloud,
            static registration => new TencentCloudFaceEnrollmentClient(registration),
            configure,
            section
        );
        return builder;
    }
}
