using Microsoft.Extensions.Http;

namespace FaceEnroll.Sdk.Registrations;

/// <summary>Puts the guard right in front of the handler that sends, after everything that the host adds.</summary>
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
                builder.PrimaryHandler = Guard(builder.PrimaryHandler);
            }
        };

    /// <summary>A host may have given a chain for the primary handler: the guard stands before its last one.</summary>
    private static HttpMessageHandler Guard(HttpMessageHandler primary)
    {
        DelegatingHandler? last = null;
        for (var handler = primary; handler is DelegatingHandler next; handler = next.InnerHandler!)
        {
            if (next is FaceEnrollmentGuardHandler)
            {
                return primary;
            }

            last = next;
        }

        if (last?.InnerHandler is not { } sending)
        {
            return new FaceEnrollmentGuardHandler(primary);
        }

        try
        {
            last.InnerHandler = new FaceEnrollmentGuardHandler(sending);
            return primary;
        }
        catch (InvalidOperationException)
        {
            // The chain has already sent for somebody else, and takes no other handler: what is below cannot be seen.
            return new FaceEnrollmentGuardHandler(primary);
        }
    }
}
