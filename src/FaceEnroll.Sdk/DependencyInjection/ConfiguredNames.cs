using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace FaceEnroll.Sdk.DependencyInjection;

/// <summary>The names that a host gave to Configure and PostConfigure of the services; empty where it gave none.</summary>
internal static class ConfiguredNames
{
    public static IEnumerable<string> Of<TOptions>(IServiceProvider services)
        where TOptions : class =>
        services
            .GetServices<IConfigureOptions<TOptions>>()
            .OfType<ConfigureNamedOptions<TOptions>>()
            .Select(c => c.Name)
            .Concat(
                services
                    .GetServices<IPostConfigureOptions<TOptions>>()
                    .OfType<PostConfigureOptions<TOptions>>()
                    .Select(c => c.Name)
            )
            // Without a name at all it is for every one.
            .OfType<string>()
            .Distinct();
}
