using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace FaceEnroll.Sdk.Configuration;

/// <summary>The names that a host gave to Configure and PostConfigure of the services; empty where it gave none.</summary>
internal static class ConfiguredNames
{
    public static IEnumerable<string> Of<TOptions>(IServiceProvider services)
        where TOptions : class =>
        services
            .GetServices<IConfigureOptions<TOptions>>()
            .Select(c =>
                c is ConfigureNamedOptions<TOptions> named ? named.Name
                // It knows no names: it is for the unnamed options.
                : c is IConfigureNamedOptions<TOptions> ? null
                : Options.DefaultName
            )
            .Concat(
                services
                    .GetServices<IPostConfigureOptions<TOptions>>()
                    .OfType<PostConfigureOptions<TOptions>>()
                    .Select(c => c.Name)
            )
            // Without any name it is for all of them.
            .OfType<string>()
            .Distinct();
}
