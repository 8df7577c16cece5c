using System.Diagnostics.CodeAnalysis;
using FaceEnroll.Sdk.Http;
using FaceEnroll.Sdk.Polyfills;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;

namespace FaceEnroll.Sdk.DependencyInjection;

/// <summary>The one way a vendor's client is registered; every Add method ends here.</summary>
internal sealed class FaceEnrollmentBuilder(IServiceCollection services, FaceEnrollmentRegistry registry)
    : IFaceEnrollmentBuilder
{
    public IServiceCollection Services { get; } = services;

    public FaceEnrollmentRegistry Registry { get; } = registry;

    /// <summary>Registers a client: keyed by its name, by its type, and as a candidate for the unkeyed interfaces.</summary>
    /// <returns>The registration's options, validated at start.</returns>
    public static OptionsBuilder<TOptions> Add<
        TClient,
        [DynamicallyAccessedMembers(DynamicallyAccessedMemberTypes.PublicParameterlessConstructor)] TOptions
    >(IFaceEnrollmentBuilder builder, string name, FaceVendor vendor, Func<Registration<TOptions>, TClient> create)
        where TClient : class, IFaceEnrollmentClient
        where TOptions : FaceEnrollmentOptions
    {
        ArgumentNullException.ThrowIfNull(builder);
        ArgumentException.ThrowIfNullOrEmpty(name);
        var registry =
            (builder as FaceEnrollmentBuilder)?.Registry
            ?? throw new ArgumentException(
                "The builder is not the one that AddFaceEnrollment returned.",
                nameof(builder)
            );
        registry.Add(name, vendor);
        var services = builder.Services;
        AddHttpClient(services, HttpClientName(name));
        services.AddKeyedSingleton(name, (sp, _) => create(Registration<TOptions>(sp, name, vendor)));
        services.AddKeyedSingleton<IFaceEnrollmentClient>(name, (sp, _) => sp.GetRequiredKeyedService<TClient>(name));
        services.AddKeyedSingleton(
            name,
            (sp, _) => (IFaceEnrollmentReconciler)sp.GetRequiredKeyedService<IFaceEnrollmentClient>(name)
        );
        services.AddKeyedSingleton(
            name,
            (sp, _) => (IFaceEnrollmentProbe)sp.GetRequiredKeyedService<IFaceEnrollmentClient>(name)
        );
        services.AddKeyedSingleton(
            name,
            (sp, _) => (IFaceEnrollmentPause)sp.GetRequiredKeyedService<IFaceEnrollmentClient>(name)
        );
        services.TryAddSingleton(sp => sp.GetRequiredKeyedService<TClient>(registry.Choose(sp, vendor)));
        if (typeof(IFacePersonProvisioner).IsAssignableFrom(typeof(TClient)))
        {
            services.AddKeyedSingleton(
                name,
                (sp, _) => (IFacePersonProvisioner)sp.GetRequiredKeyedService<IFaceEnrollmentClient>(name)
            );
        }

        services.AddSingleton<IValidateOptions<TOptions>>(new FaceEnrollmentOptionsValidator<TOptions>(name));
        return services
            .AddOptions<TOptions>(name)
            .PostConfigure<IServiceProvider>(
                (options, sp) =>
                    options.TicketStore ??=
                        sp.GetKeyedService<IFaceTicketStore>(name) ?? sp.GetService<IFaceTicketStore>()
            )
            .ValidateOnStart();
    }

    /// <summary>The name of a registration's HttpClient at IHttpClientFactory.</summary>
    public static string HttpClientName(string registration) => HttpClientPrefix + registration;

    /// <summary>What the names of this library's HttpClients begin with.</summary>
    public const string HttpClientPrefix = "FaceEnroll.Sdk:";

    private static void AddHttpClient(IServiceCollection services, string name) =>
        services
            .AddHttpClient(name, static client => client.Timeout = Timeout.InfiniteTimeSpan)
            .ConfigurePrimaryHttpMessageHandler(static () => PrimaryHandler.Create())
            // The factory's own logs show URLs and headers; these hold person data, signatures and tokens.
            .RemoveAllLoggers();

    private static Registration<TOptions> Registration<
        [DynamicallyAccessedMembers(DynamicallyAccessedMemberTypes.PublicParameterlessConstructor)] TOptions
    >(IServiceProvider services, string name, FaceVendor vendor)
        where TOptions : FaceEnrollmentOptions
    {
        var monitor = services.GetRequiredService<IOptionsMonitor<TOptions>>();
        var factory = services.GetRequiredService<IHttpClientFactory>();
        var httpClientName = HttpClientName(name);
        var logger =
            services.GetService<ILoggerFactory>()?.CreateLogger("FaceEnroll.Sdk." + name) ?? NullLogger.Instance;
        return new Registration<TOptions>(
            vendor,
            name,
            () => monitor.Get(name),
            () => factory.CreateClient(httpClientName),
            logger
        );
    }
}
