using FaceEnroll.Sdk;
using FaceEnroll.Sdk.AlibabaGuardrails;
using FaceEnroll.Sdk.AlibabaIdVerification;
using Microsoft.Extensions.Options;

namespace Microsoft.Extensions.DependencyInjection;

/// <summary>Gives Alibaba's registrations their credentials through an <see cref="AlibabaCredentialChain"/>.</summary>
public static class AlibabaCredentialChainBuilderExtensions
{
    /// <summary>
    /// Registers one chain as a singleton, and gives it to every registration of both Alibaba vendors that has neither
    /// keys nor a CredentialsProvider of its own, whether it was added before or comes later.
    /// </summary>
    /// <param name="builder">The builder.</param>
    /// <param name="configure">Sets the chain's options; null (default) for what the vendor's variables say.</param>
    /// <returns>The builder.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="builder"/> is null.</exception>
    public static IFaceEnrollmentBuilder UseAlibabaCredentialChain(
        this IFaceEnrollmentBuilder builder,
        Action<AlibabaCredentialChainOptions>? configure = null
    )
    {
        ArgumentNullException.ThrowIfNull(builder);
        builder.Services.AddSingleton(_ =>
        {
            var options = new AlibabaCredentialChainOptions();
            configure?.Invoke(options);
            return new AlibabaCredentialChain(options);
        });
        GiveTo<AlibabaGuardrailsOptions>(builder.Services);
        GiveTo<AlibabaIdVerificationOptions>(builder.Services);
        return builder;
    }

    /// <summary>Gives it to the options of every name.</summary>
    private static void GiveTo<TOptions>(IServiceCollection services)
        where TOptions : FaceEnrollmentOptions =>
        services.AddSingleton<IPostConfigureOptions<TOptions>>(provider => new PostConfigureOptions<TOptions>(
            name: null,
            options =>
            {
                if (options.CredentialsProvider is null && options.StaticCredentials() is null)
                {
                    options.CredentialsProvider = provider.GetRequiredService<AlibabaCredentialChain>().GetAsync;
                }
            }
        ));
}
