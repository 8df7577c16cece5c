using FaceEnroll.Sdk;
using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Mvc;
using Kind = FaceEnroll.Sdk.FaceEnrollmentErrorKind;

namespace WebHost;

/// <summary>Maps the library's exceptions to problems. Kind, certainty and code go out; the vendor's own text does not.</summary>
internal sealed class EnrollmentProblems(IProblemDetailsService problems) : IExceptionHandler
{
    public async ValueTask<bool> TryHandleAsync(
        HttpContext context,
        Exception exception,
        CancellationToken cancellationToken
    )
    {
        if (exception is not FaceEnrollmentException failure)
        {
            return false;
        }

        var (status, title) = Describe(failure);
        context.Response.StatusCode = status;
        if (failure.Error.RetryAfter is { } wait)
        {
            context.Response.Headers.RetryAfter = ((int)Math.Ceiling(wait.TotalSeconds)).ToString(
                System.Globalization.CultureInfo.InvariantCulture
            );
        }

        var problem = new ProblemDetails
        {
            Status = status,
            Title = title,
            Detail = failure.Error.Detail,
            Extensions =
            {
                ["kind"] = failure.Kind.ToString(),
                ["certainty"] = failure.Certainty.ToString(),
                ["isRetryable"] = failure.IsRetryable,
                ["vendorCode"] = failure.VendorCode,
                ["requestId"] = failure.RequestId,
                // To ask IFaceEnrollmentReconciler later, a real host stores the ticket under this id.
                ["operationId"] = failure.Ticket?.OperationId,
            },
        };
        return await problems.TryWriteAsync(
            new ProblemDetailsContext
            {
                HttpContext = context,
                ProblemDetails = problem,
                Exception = exception,
            }
        );
    }

    private static (int Status, string Title) Describe(FaceEnrollmentException failure) =>
        failure switch
        {
            FaceEnrollmentOutcomeUnknownException => (
                StatusCodes.Status502BadGateway,
                "It is not known whether the face was enrolled. Do not send it again."
            ),
            FaceImageRejectedException => (StatusCodes.Status422UnprocessableEntity, "Take another picture."),
            FaceEnrollmentThrottledException => (StatusCodes.Status503ServiceUnavailable, "Try again later."),
            // The host's own keys and bills are no business of its callers.
            FaceEnrollmentAuthenticationException or FaceEnrollmentBlockedException => (
                StatusCodes.Status503ServiceUnavailable,
                "Enrollment is not available."
            ),
            { Kind: Kind.PersonNotFound } => (StatusCodes.Status404NotFound, "There is no such person."),
            { Kind: Kind.Duplicate or Kind.Conflict } => (StatusCodes.Status409Conflict, "It exists already."),
            { Kind: Kind.InvalidRequest } => (StatusCodes.Status400BadRequest, "The request is wrong."),
            { IsRetryable: true } => (StatusCodes.Status503ServiceUnavailable, "Try again later."),
            _ => (StatusCodes.Status502BadGateway, "The vendor failed."),
        };
}
