using FaceEnroll.Sdk;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Kind = FaceEnroll.Sdk.FaceEnrollmentErrorKind;

namespace FaceEnroll.AspNetCore;

/// <summary>What the caller of a host is told of an enrollment that failed.</summary>
internal static class FaceEnrollmentProblem
{
    private static readonly TimeSpan s_longestWait = TimeSpan.FromDays(366);

    public static ProblemDetails Of(Exception exception, FaceEnrollmentError error)
    {
        var (status, title) = Describe(exception, error);
        var problem = new ProblemDetails { Status = status, Title = title };
        Add("vendor", error.Vendor.ToString());
        // Certainty speaks of this: a failed read-back says nothing about the enrollment.
        Add("purpose", error.Purpose.ToString());
        Add("operation", error.Operation);
        Add("certainty", (IsUnknown(error) ? FaceEnrollmentCertainty.Unknown : error.Certainty).ToString());
        Add("isRetryable", CanRetry(error, status));
        Add("requestId", error.RequestId);
        // The key under which the host finds the ticket again.
        Add("operationId", error.Ticket?.OperationId);
        if (!IsTheHostsOwn(error))
        {
            problem.Detail = IsTheCallers(error.Kind) ? error.Detail : null;
            Add("kind", error.Kind.ToString());
            Add("vendorCode", error.VendorCode);
        }

        return problem;

        void Add(string name, object? value)
        {
            if (value is not null)
            {
                problem.Extensions[name] = value;
            }
        }
    }

    /// <summary>
    /// How long the caller is to wait; null when nobody said, and when it cannot be said in seconds. A host may have made
    /// the error itself, with a wait that is none.
    /// </summary>
    public static TimeSpan? WaitOf(FaceEnrollmentError error, int status) =>
        CanRetry(error, status) && error.RetryAfter is { } wait && wait >= TimeSpan.Zero && wait <= s_longestWait
            ? wait
            : null;

    /// <summary>What a 4xx says is the caller's: the same request again would meet the same refusal. But a conflict may end.</summary>
    private static bool CanRetry(FaceEnrollmentError error, int status) =>
        (status >= StatusCodes.Status500InternalServerError || error.Kind == Kind.Conflict) && CanRetry(error);

    /// <summary>Never where that could enroll a second time, whatever a host wrote into the error.</summary>
    private static bool CanRetry(FaceEnrollmentError error) =>
        error.IsRetryable
        && (
            !IsUnknown(error)
            || error.Purpose is FaceOperationPurpose.Read or FaceOperationPurpose.Delete or FaceOperationPurpose.Manage
        );

    /// <summary>A certainty that this version does not know is none.</summary>
    private static bool IsUnknown(FaceEnrollmentError error) =>
        error.Certainty is not (FaceEnrollmentCertainty.NotSent or FaceEnrollmentCertainty.NotApplied);

    private static (int Status, string Title) Describe(Exception exception, FaceEnrollmentError error) =>
        exception switch
        {
            _ when IsUnknown(error) => (
                StatusCodes.Status502BadGateway,
                error.Purpose switch
                {
                    FaceOperationPurpose.Read => "What is there could not be read. Nothing was changed.",
                    FaceOperationPurpose.Delete => "It is not known whether it was deleted. Deleting it again is safe.",
                    FaceOperationPurpose.Manage =>
                        "It is not known whether it was changed. Asking for it again is safe.",
                    _ => "It is not known whether the face was enrolled. Do not send it again.",
                }
            ),
            FaceEnrollmentCanceledException => (StatusCodes.Status503ServiceUnavailable, "The call was canceled."),
            FaceListIncompleteException => (StatusCodes.Status502BadGateway, "The list could not be read whole."),
            _ when IsTheHostsOwn(error) => (
                StatusCodes.Status503ServiceUnavailable,
                "The face service is not available."
            ),
            _ => error.Kind switch
            {
                Kind.InvalidRequest => (StatusCodes.Status400BadRequest, "The request is wrong."),
                Kind.PersonNotFound => (StatusCodes.Status404NotFound, "There is no such person."),
                Kind.Quota when error.BlockScope == FaceEnrollmentBlockScope.Person => (
                    StatusCodes.Status409Conflict,
                    "This person can have no more faces."
                ),
                Kind.Quota => (StatusCodes.Status400BadRequest, "Send fewer pictures at once."),
                Kind.Duplicate => (StatusCodes.Status409Conflict, "It exists already."),
                Kind.Conflict => (
                    StatusCodes.Status409Conflict,
                    "Another operation for this person is running or open."
                ),
                Kind.ImageInvalid or Kind.NoFace or Kind.ImageQuality => (
                    StatusCodes.Status422UnprocessableEntity,
                    "Take another picture."
                ),
                Kind.ImageSource => (StatusCodes.Status400BadRequest, "The picture could not be read."),
                _ when CanRetry(error) => (StatusCodes.Status503ServiceUnavailable, "Try again later."),
                _ => (StatusCodes.Status502BadGateway, "The vendor failed."),
            },
        };

    /// <summary>Only a caller who sent the request or the picture can do something about the library's own words.</summary>
    private static bool IsTheCallers(Kind kind) =>
        kind is Kind.InvalidRequest or Kind.ImageInvalid or Kind.NoFace or Kind.ImageQuality or Kind.ImageSource;

    /// <summary>Keys, rights, clocks, bills and the library are no business of the host's callers.</summary>
    private static bool IsTheHostsOwn(FaceEnrollmentError error) =>
        error.Kind switch
        {
            Kind.Authentication
            or Kind.Permission
            or Kind.ClockSkew
            or Kind.Billing
            or Kind.LibraryNotFound
            or Kind.HostCallback => true,
            Kind.Quota => error.BlockScope is not (FaceEnrollmentBlockScope.Person or FaceEnrollmentBlockScope.Call),
            _ => false,
        };
}
