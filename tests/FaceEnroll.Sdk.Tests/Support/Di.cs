using FaceEnroll.Sdk.TencentCloud;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace FaceEnroll.Sdk.Tests.Support;

/// <summary>Containers and configuration for the tests of registration.</summary>
internal static class Di
{
    public static IConfigurationRoot Configuration(params (string Key, string? Value)[] values) =>
        new ConfigurationBuilder()
            .AddInMemoryCollection(values.Select(v => new KeyValuePair<string, string?>(v.Key, v.Value)))
            .Build();

    /// <summary>A container as strict as a host's in development.</summary>
    public static ServiceProvider Build(this IServiceCollection services) =>
        services.BuildServiceProvider(new ServiceProviderOptions { ValidateScopes = true, ValidateOnBuild = true });

    public static void Keys(TencentCloudOptions options) => (options.SecretId, options.SecretKey) = ("id", "key");

    /// <summary>Sends what a registration sends to canned replies.</summary>
    public static IServiceCollection Replying(this IServiceCollection services, Wire wire, string name = "TencentCloud")
    {
        services.AddHttpClient("FaceEnroll.Sdk:" + name).ConfigurePrimaryHttpMessageHandler(() => wire.Handler);
        return services;
    }
}
