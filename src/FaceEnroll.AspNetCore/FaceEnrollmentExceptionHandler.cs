using System.Globalization;
using FaceEnroll.Sdk;
using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Http;

namespace FaceEnroll.AspNetCore;

/// <summary>Answers this library's exceptions; all others go on to the host's handlers.</summary>
internal sealed class FaceEnrollmentExceptionHandler(IProblemDetailsService problems) : IExceptionHandler
{
    public async ValueTask<bool> TryHandleAsync(
        HttpContext httpContext,
        Exception exception,
        CancellationToken cancellationToken
    )
    {
        var error = exception switch
        {
            FaceEnrollmentException failure => failure.Error,
            FaceEnrollmentCanceledException canceled => canceled.Error,
            _ => null,
        };
        if (error is null)
        {
            return false;
        }

        var problem = FaceEnrollmentProblem.Of(exception, error);
        var status = problem.Status!.Value;
        httpContext.Response.StatusCode = status;
        if (FaceEnrollmentProblem.WaitOf(error, status) is { } wait)
        {
            httpContext.Response.Headers.RetryAfter = ((long)Math.Ceiling(wait.TotalSeconds)).ToString(
                CultureInfo.InvariantCulture
            );
        }

        // A caller that takes no JSON still gets the right status.
        _ = await problems
            .TryWriteAsync(
                new ProblemDetailsContext
                {
                    HttpContext = httpContext,
                    ProblemDetails = problem,
                    Exception = exception,
                }
            )
            .ConfigureAwait(false);
        return true;
    }
}
