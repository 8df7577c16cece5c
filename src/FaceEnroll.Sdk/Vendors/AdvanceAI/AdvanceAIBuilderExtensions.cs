using FaceEnroll.Sdk;
using FaceEnroll.Sdk.AdvanceAI;
using FaceEnroll.Sdk.Configuration;
using FaceEnroll.Sdk.Registrations;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Options;

namespace Microsoft.Extensions.DependencyInjection;

/// <summary>Registers <see cref="AdvanceAIFaceEnrollmentClient"/>.</summary>
public static class AdvanceAIBuilderExtensions
{
    private const string DefaultName = nameof(FaceVendor.AdvanceAI);

    /// <summary>Registers the client, with credentials from the environment.</summary>
    /// <param name="builder">The builder.</param>
    /// <returns>The builder.</returns>
    public static IFaceEnrollmentBuilder AddAdvanceAI(this IFaceEnrollmentBuilder builder) =>
        builder.AddAdvanceAI(DefaultName, static _ => { });

    /// <summary>Registers the client with options from a configuration section; changes take effect at the next call.</summary>
    /// <inheritdoc cref="AddAdvanceAI(IFaceEnrollmentBuilder, string, IConfiguration)"/>
    public static IFaceEnrollmentBuilder AddAdvanceAI(
        this IFaceEnrollmentBuilder builder,
        IConfiguration configuration
    ) => builder.AddAdvanceAI(DefaultName, configuration);

    /// <summary>Registers the client with options set in code.</summary>
    /// <inheritdoc cref="AddAdvanceAI(IFaceEnrollmentBuilder, string, Action{AdvanceAIOptions})"/>
    public static IFaceEnrollmentBuilder AddAdvanceAI(
        this IFaceEnrollmentBuilder builder,
        Action<AdvanceAIOptions> configure
    ) => builder.AddAdvanceAI(DefaultName, configure);

    /// <summary>Registers the client under a name, with options from a configuration section.</summary>
    /// <param name="builder">The builder.</param>
    /// <param name="name">The registration's name, for keyed resolution.</param>
    /// <param name="configuration">The section with this registration's options.</param>
    /// <returns>The builder.</returns>
    /// <exception cref="ArgumentException">The name is taken.</exception>
    public static IFaceEnrollmentBuilder AddAdvanceAI(
        this IFaceEnrollmentBuilder builder,
        string name,
        IConfiguration configuration
    )
    {
        ArgumentNullException.ThrowIfNull(configuration);
        return Add(
            builder,
            name,
            options => options.Bind(new ReadableSection(configuration, AdvanceAIOptions.Names)),
            configuration
        );
    }

    /// <summary>Registers the client under a name, with options set in code.</summary>
    /// <param name="builder">The builder.</param>
    /// <param name="name">The registration's name, for keyed resolution.</param>
    /// <param name="configure">Sets the options.</param>
    /// <returns>The builder.</returns>
    /// <exception cref="ArgumentException">The name is taken.</exception>
    public static IFaceEnrollmentBuilder AddAdvanceAI(
        this IFaceEnrollmentBuilder builder,
        string name,
        Action<AdvanceAIOptions> configure
    )
    {
        ArgumentNullException.ThrowIfNull(configure);
        return Add(builder, name, options => options.Configure(configure), null);
    }

    private static IFaceEnrollmentBuilder Add(
        IFaceEnrollmentBuilder builder,
        string name,
        Action<OptionsBuilder<AdvanceAIOptions>> configure,
        IConfiguration? section
    )
    {
        FaceEnrollmentBuilder.Add<AdvanceAIFaceEnrollmentClient, AdvanceAIOptions>(
            builder,
            name,
            FaceVendor.AdvanceAI,
            static registration => new AdvanceAIFaceEnrollmentClient(registration),
            configure,
            section
        );
        return builder;
    }
}
