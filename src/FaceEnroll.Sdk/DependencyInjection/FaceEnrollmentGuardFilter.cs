using Microsoft.Extensions.Http;

namespace FaceEnroll.Sdk.DependencyInjection;

/// <summary>Puts the guard right in front of the handler that sends, behind everything that the host adds.</summary>
internal sealed class FaceEnrollmentGuardFilter : IHttpMessageHandlerBuilderFilter
{
    public Action<HttpMessageHandlerBuilder> Configure(Action<HttpMessageHandlerBuilder> next) =>
        builder =>
        {
            next(builder);
            if (
                builder.Name is { } name
                && name.StartsWith(FaceEnrollmentBuilder.HttpClientPrefix, StringComparison.Ordinal)
            )
            {
                builder.PrimaryHandler = new FaceEnrollmentGuardHandler(builder.PrimaryHandler);
            }
        };
}
