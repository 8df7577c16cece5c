using FaceEnroll.Sdk;
using FaceEnroll.Sdk.TencentCloud;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace Docs;

/// <summary>The code of the pages on configuration and credentials, compiled.</summary>
internal static class ConfigurationSnippets
{
    public static void InCode(IServiceCollection services, IConfiguration configuration)
    {
        // snippet: register-in-code
        services
            .AddFaceEnrollment()
            .AddTencentCloud(configuration.GetSection("FaceEnrollment:TencentCloud"))
            .AddFinAuth(
                "branch-7",
                options =>
                {
                    options.LibraryId = "staff-7";
                    options.Timeout = TimeSpan.FromSeconds(30);
                }
            )
            .SetDefault("TencentCloud");
        // end snippet
    }

    public static void ConfigurationAndCode(IServiceCollection services, IConfiguration configuration)
    {
        // snippet: configuration-and-code
        services
            .AddFaceEnrollment(configuration.GetSection("FaceEnrollment"))
            .Configure(
                (options, provider) => options.CredentialsProvider = provider.GetRequiredService<Vault>().GetKeysAsync
            )
            .Configure("branch-7", options => options.OnSending = SaveTicketAsync);
        // end snippet
    }

    public abstract class Vault
    {
        public abstract ValueTask<FaceEnrollmentCredentials> GetKeysAsync(CancellationToken cancellationToken);
    }

    // snippet: keyed
    public sealed class Branch(
        IFaceEnrollmentClient defaultVendor,
        [FromKeyedServices("branch-7")] IFaceEnrollmentClient branch7,
        TencentCloudFaceEnrollmentClient tencent
    )
    {
        public FaceVendor[] Vendors => [defaultVendor.Vendor, branch7.Vendor, tencent.Vendor];
    }

    // end snippet

    public static void Credentials(IServiceCollection services, IVault vault)
    {
        // snippet: credentials-provider
        services
            .AddFaceEnrollment()
            .AddAlibabaIdVerification(options =>
            {
                options.Region = "ap-southeast-1";
                options.LibraryId = "sgl0001";
                options.CredentialsProvider = async cancellationToken =>
                {
                    var keys = await vault.GetTemporaryKeysAsync(cancellationToken);
                    return new FaceEnrollmentCredentials(keys.Id, keys.Secret, keys.SessionToken);
                };
            });
        // end snippet
    }

    internal interface IVault
    {
        Task<(string Id, string Secret, string SessionToken)> GetTemporaryKeysAsync(
            CancellationToken cancellationToken
        );
    }

    private static ValueTask SaveTicketAsync(FaceEnrollmentTicket ticket, CancellationToken cancellationToken) =>
        default;
}
