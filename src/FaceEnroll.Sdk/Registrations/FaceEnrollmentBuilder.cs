using System.Diagnostics.CodeAnalysis;
using FaceEnroll.Sdk.Calls;
using FaceEnroll.Sdk.Configuration;
using FaceEnroll.Sdk.Journal;
using FaceEnroll.Sdk.Polyfills;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;

namespace FaceEnroll.Sdk.Registrations;

/// <summary>The one way a vendor's client is registered; every Add method ends here.</summary>
internal sealed class FaceEnrollmentBuilder(IServiceCollection services, FaceEnrollmentRegistry registry)
    : IFaceEnrollmentBuilder
{
    public IServiceCollection Services { get; } = services;

    public FaceEnrollmentRegistry Registry { get; } = registry;

    /// <summary>Registers a client: keyed by its name, by its type, and as a candidate for the unkeyed interfaces.</summary>
    /// <param name="builder">The builder.</param>
    /// <param name="name">The registration's name.</param>
    /// <param name="vendor">The vendor.</param>
    /// <param name="create">Makes the client.</param>
    /// <param name="configure">Sets the registration's own options.</param>
    /// <param name="section">Where they come from, when it is configuration: its names are checked.</param>
    public static void Add<
        TClient,
        [DynamicallyAccessedMembers(DynamicallyAccessedMemberTypes.PublicParameterlessConstructor)] TOptions
    >(
        IFaceEnrollmentBuilder builder,
        string name,
        FaceVendor vendor,
        Func<Registration<TOptions>, TClient> create,
        Action<OptionsBuilder<TOptions>> configure,
        IConfiguration? section
    )
        where TClient : class, IFaceEnrollmentClient
        where TOptions : FaceEnrollmentOptions
    {
        ArgumentException.ThrowIfNullOrEmpty(name);
        var registry = RegistryOf(builder);
        registry.Add(name, vendor, sp => sp.GetRequiredKeyedService<CurrentOptions<TOptions>>(name));
        registry.AddOptionsType(typeof(TOptions).Name, vendor, ConfiguredNames.Of<TOptions>);
        var services = builder.Services;
        AddHttpClient(services, HttpClientName(name));
        services.AddKeyedSingleton(name, (sp, _) => new CurrentOptions<TOptions>(sp, name, Logger(sp, name)));
        services.AddKeyedSingleton(
            name,
            (sp, _) =>
            {
                registry.ThrowOfSections();
                return create(Registration<TOptions>(sp, name, vendor));
            }
        );
        services.AddKeyedSingleton<IFaceEnrollmentClient>(name, (sp, _) => sp.GetRequiredKeyedService<TClient>(name));
        AddRole<IFaceEnrollmentReconciler, TClient>(services, name);
        AddRole<IFaceEnrollmentProbe, TClient>(services, name);
        AddRole<IFaceEnrollmentPause, TClient>(services, name);
        AddRole<IFacePersonProvisioner, TClient>(services, name);
        AddRole<IFaceDirectory, TClient>(services, name);
        AddRole<IFaceEraser, TClient>(services, name);
        AddRole<IFaceLibraryManager, TClient>(services, name);
        services.TryAddSingleton(sp => sp.GetRequiredKeyedService<TClient>(registry.Choose(vendor)));
        services.TryAddKeyedSingleton<TClient>(
            KeyedService.AnyKey,
            (_, key) => throw registry.NotFound(typeof(TClient), key)
        );
        services.AddSingleton<IValidateOptions<TOptions>>(sp => new FaceEnrollmentOptionsValidator<TOptions>(
            name,
            section,
            registry.Vendors,
            sp.GetServices<IValidateOptions<FaceEnrollmentOptions>>()
        ));
        AddOptions(services, registry.Steps, name, configure);
    }

    /// <summary>The registrations that a builder adds to.</summary>
    /// <exception cref="ArgumentException">It is not this library's builder.</exception>
    public static FaceEnrollmentRegistry RegistryOf(IFaceEnrollmentBuilder builder)
    {
        ArgumentNullException.ThrowIfNull(builder);
        return (builder as FaceEnrollmentBuilder)?.Registry
            ?? throw new ArgumentException(
                "The builder is not the one that AddFaceEnrollment returned.",
                nameof(builder)
            );
    }

    /// <summary>
    /// In the order of the calls: what Configure on the builder said before, the registration's own, what Configure said
    /// since, and what was registered for the options of all vendors.
    /// </summary>
    private static void AddOptions<
        [DynamicallyAccessedMembers(DynamicallyAccessedMemberTypes.PublicParameterlessConstructor)] TOptions
    >(IServiceCollection services, ConfigurationSteps steps, string name, Action<OptionsBuilder<TOptions>> configure)
        where TOptions : FaceEnrollmentOptions
    {
        var earlier = steps.Count;
        var options = services
            .AddOptions<TOptions>(name)
            .Configure<IServiceProvider>((o, sp) => steps.Run(0, earlier, name, o, sp));
        configure(options);
        options
            .Configure<IServiceProvider>((o, sp) => steps.Run(earlier, steps.Count, name, o, sp))
            .Configure<IEnumerable<IConfigureOptions<FaceEnrollmentOptions>>>(
                (o, all) =>
                {
                    foreach (var one in all.OfType<IConfigureNamedOptions<FaceEnrollmentOptions>>())
                    {
                        one.Configure(name, o);
                    }
                }
            )
            .PostConfigure<IServiceProvider>(
                (o, sp) =>
                {
                    o.TicketStore ??= Service<IFaceTicketStore>(sp, name);
                    o.ImagePreparer ??= Service<IFaceImagePreparer>(sp, name);
                    o.Ledger ??= Service<IEnrollmentLedger>(sp, name);
                }
            )
            .PostConfigure<IEnumerable<IPostConfigureOptions<FaceEnrollmentOptions>>>(
                (o, all) =>
                {
                    foreach (var one in all)
                    {
                        one.PostConfigure(name, o);
                    }
                }
            );
    }

    /// <summary>The registration's own service, else the one of all.</summary>
    private static T? Service<T>(IServiceProvider services, string name)
        where T : class => services.GetKeyedService<T>(name) ?? services.GetService<T>();

    /// <summary>What else the client is, where it is.</summary>
    private static void AddRole<TRole, TClient>(IServiceCollection services, string name)
        where TRole : class
    {
        if (typeof(TRole).IsAssignableFrom(typeof(TClient)))
        {
            services.AddKeyedSingleton(
                name,
                (sp, _) => (TRole)(object)sp.GetRequiredKeyedService<IFaceEnrollmentClient>(name)
            );
        }
    }

    private static ILogger Logger(IServiceProvider services, string name) =>
        services.GetService<ILoggerFactory>()?.CreateLogger("FaceEnroll.Sdk." + name) ?? NullLogger.Instance;

    /// <summary>The name of a registration's HttpClient at IHttpClientFactory.</summary>
    public static string HttpClientName(string registration) => HttpClientPrefix + registration;

    /// <summary>The prefix of the names of this library's HttpClients.</summary>
    public const string HttpClientPrefix = "FaceEnroll.Sdk:";

    private static void AddHttpClient(IServiceCollection services, string name) =>
        services
            .AddHttpClient(name, static client => client.Timeout = Timeout.InfiniteTimeSpan)
            .ConfigurePrimaryHttpMessageHandler(static () => PrimaryHandler.Create())
            // The factory's own logs show URLs and headers; those hold person data, signatures and tokens.
            .RemoveAllLoggers();

    private static Registration<TOptions> Registration<
        [DynamicallyAccessedMembers(DynamicallyAccessedMemberTypes.PublicParameterlessConstructor)] TOptions
    >(IServiceProvider services, string name, FaceVendor vendor)
        where TOptions : FaceEnrollmentOptions
    {
        var options = services.GetRequiredKeyedService<CurrentOptions<TOptions>>(name);
        var factory = services.GetRequiredService<IHttpClientFactory>();
        var httpClientName = HttpClientName(name);
        return new Registration<TOptions>(
            vendor,
            name,
            () => options.Value,
            () => factory.CreateClient(httpClientName),
            Logger(services, name)
        )
        {
            IsGuarded = true,
        };
    }
}
