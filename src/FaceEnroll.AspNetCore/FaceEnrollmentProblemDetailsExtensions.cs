using FaceEnroll.AspNetCore;
using FaceEnroll.Sdk;

namespace Microsoft.Extensions.DependencyInjection;

/// <summary>Answers enrollments that fail with problem details (RFC 9457).</summary>
public static class FaceEnrollmentProblemDetailsExtensions
{
    /// <summary>
    /// Maps the exceptions of this library, wherever an endpoint lets them through, to problem details. The host's pipeline
    /// needs <c>app.UseExceptionHandler()</c>, as for any exception handler. Other exceptions are left to the host.
    /// </summary>
    /// <remarks>
    /// <para>
    /// A problem tells the kind, the certainty, whether sending again can help, the vendor's code, its request id, and the
    /// id of the ticket. It never tells the vendor's own text, nor what is wrong with the host's keys, rights or bills.
    /// </para>
    /// <para>
    /// Change what is answered with <c>AddProblemDetails(o => o.CustomizeProblemDetails = ...)</c>, whose context has the
    /// exception. A caller that hangs up gets no answer: when an enrollment is canceled with the request, its ticket is in
    /// nobody's hands. Give it <see cref="CancellationToken.None"/>, or keep tickets with an <see cref="IFaceTicketStore"/>.
    /// </para>
    /// </remarks>
    /// <example>
    /// <code>
    /// builder.Services.AddFaceEnrollmentProblemDetails();
    ///
    /// var app = builder.Build();
    /// app.UseExceptionHandler();
    /// </code>
    /// </example>
    /// <param name="services">The services.</param>
    /// <returns>The services.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="services"/> is null.</exception>
    public static IServiceCollection AddFaceEnrollmentProblemDetails(this IServiceCollection services)
    {
        ArgumentNullException.ThrowIfNull(services);
        return services
            .AddProblemDetails()
            .ConfigureHttpJsonOptions(json =>
                // For hosts without reflection; last, so that the host's own come first.
                json.SerializerOptions.TypeInfoResolverChain.Add(FaceEnrollmentProblemJson.Default)
            )
            .AddExceptionHandler<FaceEnrollmentExceptionHandler>();
    }
}
