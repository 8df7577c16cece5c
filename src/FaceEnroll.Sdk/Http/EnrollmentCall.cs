using FaceEnroll.Sdk.Images;
using Microsoft.Extensions.Logging;

namespace FaceEnroll.Sdk.Http;

/// <summary>
/// One enrollment from its checked request to its result: total timeout → person gate → pictures opened and checked →
/// preparation → <see cref="VendorCall"/>. Errors leave it with one outcome per picture.
/// </summary>
internal sealed class EnrollmentCall(
    FaceVendor vendor,
    string registration,
    VendorCall call,
    FaceEnrollmentLimits limits,
    ILogger logger
)
{
    /// <summary>A stream that cannot be rewound may hold this much where the vendor states no limit or nobody checks.</summary>
    private const long MaxBufferedImage = 64 * 1024 * 1024;

    private readonly PersonGate _gate = new();

    /// <summary>Runs the operation for one person's pictures.</summary>
    public async Task<TResult> RunAsync<TResult>(
        EnrollmentOperation<TResult> operation,
        string personId,
        IReadOnlyList<FaceImage> images,
        FaceEnrollmentOptions options,
        CancellationToken cancellationToken
    )
    {
        using var deadline = new Deadline(options.TimeProvider, options.Timeout, cancellationToken);
        try
        {
            operation.Check();
            using var pass = options.SerializeCallsPerPerson
                ? await _gate.EnterAsync(personId, deadline.Token).ConfigureAwait(false)
                : default;
            using var opened = await OpenAsync(operation.Name, images, options, deadline.Token).ConfigureAwait(false);
            operation.Images = opened;
            return await SendAsync(operation, options, deadline, cancellationToken).ConfigureAwait(false);
        }
        catch (FaceEnrollmentException e) when (e.Images.Count != images.Count)
        {
            throw FaceEnrollmentExceptionFactory.With(e, SameForAll(e, images.Count), e.Ticket);
        }
        catch (OperationCanceledException e) when (e is not FaceEnrollmentCanceledException)
        {
            throw call.Interrupted(operation.Name, FaceEnrollmentCertainty.NotSent, e, cancellationToken);
        }
    }

    private async ValueTask<TResult> SendAsync<TResult>(
        EnrollmentOperation<TResult> operation,
        FaceEnrollmentOptions options,
        Deadline deadline,
        CancellationToken cancellationToken
    )
    {
        var outcomeKnown = true;
        try
        {
            return await call.ExecuteAsync(operation, options, deadline, cancellationToken).ConfigureAwait(false);
        }
        catch (Exception e)
        {
            outcomeKnown =
                e
                    is not FaceEnrollmentException { Certainty: FaceEnrollmentCertainty.Unknown }
                        and not FaceEnrollmentCanceledException { Certainty: FaceEnrollmentCertainty.Unknown };
            throw;
        }
        finally
        {
            await operation.CleanUpAsync(outcomeKnown).ConfigureAwait(false);
        }
    }

    private async ValueTask<OpenedImages> OpenAsync(
        string operation,
        IReadOnlyList<FaceImage> images,
        FaceEnrollmentOptions options,
        CancellationToken cancellationToken
    )
    {
        var bound =
            options.Preflight == FaceImagePreflight.Enforce
                ? limits.MaxImageBytes?.Value ?? MaxBufferedImage
                : MaxBufferedImage;
        var opened = await OpenedImages
            .OpenAsync(images, bound, (i, e) => CannotOpen(operation, images.Count, i, e), cancellationToken)
            .ConfigureAwait(false);
        try
        {
            if (options.Preflight != FaceImagePreflight.Off)
            {
                await CheckAsync(operation, opened, options, cancellationToken).ConfigureAwait(false);
            }

            return opened;
        }
        catch
        {
            opened.Dispose();
            throw;
        }
    }

    private async ValueTask CheckAsync(
        string operation,
        OpenedImages opened,
        FaceEnrollmentOptions options,
        CancellationToken cancellationToken
    )
    {
        string?[]? reasons = null;
        for (var i = 0; i < opened.Count; i++)
        {
            if (opened[i] is not { } image)
            {
                continue;
            }

            BrokenImageRule? broken;
            try
            {
                broken = await ImagePreflight.CheckAsync(image, limits, cancellationToken).ConfigureAwait(false);
            }
            catch (ImageReadException e)
            {
                throw CannotOpen(operation, opened.Count, i, e);
            }

            if (broken is not { } rule)
            {
                continue;
            }

            if (options.Preflight == FaceImagePreflight.Enforce && rule.Basis == FaceLimitBasis.Documented)
            {
                reasons ??= new string?[opened.Count];
                reasons[i] = rule.Rule;
            }
            else
            {
                FaceEnrollmentLog.ImageRuleBroken(logger, registration, i, rule.Rule);
            }
        }

        if (reasons is not null)
        {
            throw Rejected(operation, reasons, null);
        }
    }

    private FaceEnrollmentException CannotOpen(string operation, int count, int index, Exception cause)
    {
        var reasons = new string?[count];
        reasons[index] = cause is ImageTooLargeException large ? $"at most {large.MaxBytes} bytes" : "readable";
        return Rejected(operation, reasons, cause);
    }

    private FaceEnrollmentException Rejected(string operation, string?[] reasons, Exception? cause)
    {
        var outcomes = new FaceImageOutcome[reasons.Length];
        var detail = "";
        for (var i = 0; i < outcomes.Length; i++)
        {
            outcomes[i] = new FaceImageOutcome(i, FaceImageStatus.NotEnrolled)
            {
                Kind = reasons[i] is null ? FaceEnrollmentErrorKind.None : FaceEnrollmentErrorKind.ImageInvalid,
                Certainty = FaceEnrollmentCertainty.NotSent,
                IsRetryable = reasons[i] is null,
                Reason = reasons[i] ?? "Refused together with the others.",
            };
            detail += reasons[i] is { } rule ? $"{(detail.Length > 0 ? " " : "")}Images[{i}] must be {rule}." : "";
        }

        return FaceEnrollmentExceptionFactory.Create(
            new FaceEnrollmentError(
                vendor,
                operation,
                FaceEnrollmentErrorKind.ImageInvalid,
                FaceEnrollmentCertainty.NotSent
            )
            {
                Detail = detail,
                Images = outcomes,
            },
            inner: cause
        );
    }

    private static FaceImageOutcome[] SameForAll(FaceEnrollmentException failure, int count)
    {
        var outcomes = new FaceImageOutcome[count];
        for (var i = 0; i < count; i++)
        {
            outcomes[i] = new FaceImageOutcome(
                i,
                failure.Certainty == FaceEnrollmentCertainty.Unknown
                    ? FaceImageStatus.Unknown
                    : FaceImageStatus.NotEnrolled
            )
            {
                Kind = failure.Kind,
                Certainty = failure.Certainty,
                IsRetryable = failure.IsRetryable,
                VendorCode = failure.VendorCode,
            };
        }

        return outcomes;
    }
}
