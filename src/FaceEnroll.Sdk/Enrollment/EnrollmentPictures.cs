using FaceEnroll.Sdk.Calls;
using FaceEnroll.Sdk.Images;
using FaceEnroll.Sdk.Preparation;

namespace FaceEnroll.Sdk.Enrollment;

/// <summary>Opens a call's pictures, has them prepared, and checks them against the vendor's limits. What is refused here was never sent.</summary>
internal sealed class EnrollmentPictures(Registration registration, FaceEnrollmentLimits limits)
{
    /// <summary>A stream that cannot be rewound may hold this much where the vendor states no limit or nobody checks.</summary>
    private const long MaxBuffered = 64 * 1024 * 1024;

    // Kept: a delegate made for each call would be garbage of each call.
    private Func<string, int, int, Exception, Exception>? _cannotOpen;

    private readonly PreparedImages _prepared = new(registration, limits);

    /// <param name="operation">What an error is to name.</param>
    /// <param name="images">The pictures.</param>
    /// <param name="preflight">What will be done with one that breaks a rule.</param>
    /// <param name="preparer">What will make of each what the vendor takes; null for none.</param>
    /// <param name="cancellationToken">Cancels.</param>
    /// <exception cref="FaceImageRejectedException">A picture cannot be read, or is too large to be held: NotSent.</exception>
    public ValueTask<OpenedImages> OpenAsync(
        string operation,
        IReadOnlyList<FaceImage> images,
        FaceImagePreflight preflight,
        IFaceImagePreparer? preparer,
        CancellationToken cancellationToken
    )
    {
        // A picture that is to be made smaller may be larger.
        var bound =
            preparer is null
            && preflight == FaceImagePreflight.Enforce
            && limits.MaxImageBytes is { Basis: FaceLimitBasis.Documented } most
                ? most.Value
                : MaxBuffered;
        return OpenedImages.OpenAsync(images, bound, operation, _cannotOpen ??= CannotOpen, cancellationToken);
    }

    /// <summary>Has them prepared, and checks them.</summary>
    /// <param name="operation">What an error is to name.</param>
    /// <param name="opened">The pictures.</param>
    /// <param name="preflight">What is done with one that breaks a rule.</param>
    /// <param name="preparer">Makes of each what the vendor takes; null for none.</param>
    /// <param name="hashesSources">Whether somebody keeps the hash of what the caller gave.</param>
    /// <param name="cancellationToken">Cancels.</param>
    /// <returns>The same pictures.</returns>
    /// <exception cref="FaceImageRejectedException">A picture cannot be read, or breaks a documented rule: NotSent.</exception>
    public async ValueTask<OpenedImages> MakeReadyAsync(
        string operation,
        OpenedImages opened,
        FaceImagePreflight preflight,
        IFaceImagePreparer? preparer,
        bool hashesSources,
        CancellationToken cancellationToken
    )
    {
        if (preparer is not null)
        {
            await PrepareAsync(operation, opened, preparer, hashesSources, cancellationToken).ConfigureAwait(false);
        }

        if (preflight != FaceImagePreflight.Off)
        {
            await CheckAsync(operation, opened, preflight, cancellationToken).ConfigureAwait(false);
        }

        return opened;
    }

    /// <summary>
    /// Prepares the pictures with which a question is asked. What is refused stays as it is: the vendor may be asked without it.
    /// </summary>
    public async ValueTask PrepareQuestionAsync(
        string operation,
        OpenedImages opened,
        IFaceImagePreparer preparer,
        CancellationToken cancellationToken
    ) => _ = await AskAsync(operation, opened, preparer, false, cancellationToken).ConfigureAwait(false);

    private async ValueTask PrepareAsync(
        string operation,
        OpenedImages opened,
        IFaceImagePreparer preparer,
        bool hashesSources,
        CancellationToken cancellationToken
    )
    {
        if (
            await AskAsync(operation, opened, preparer, hashesSources, cancellationToken).ConfigureAwait(false) is
            { } refusals
        )
        {
            throw Rejected(operation, refusals, null, static (i, reason) => $"Images[{i}]: {reason}");
        }
    }

    private ValueTask<string?[]?> AskAsync(
        string operation,
        OpenedImages opened,
        IFaceImagePreparer preparer,
        bool hashesSources,
        CancellationToken cancellationToken
    ) =>
        _prepared.PrepareAsync(
            opened,
            preparer,
            operation,
            hashesSources,
            (i, cause) => OfSource(operation, opened.Count, i, cause),
            cancellationToken
        );

    private async ValueTask CheckAsync(
        string operation,
        OpenedImages opened,
        FaceImagePreflight preflight,
        CancellationToken cancellationToken
    )
    {
        BrokenImageRules?[]? broken = null;
        var isRefused = false;
        for (var i = 0; i < opened.Count; i++)
        {
            if (opened[i] is not { } image)
            {
                continue;
            }

            try
            {
                if (await image.CheckAsync(limits, cancellationToken).ConfigureAwait(false) is not { } rules)
                {
                    continue;
                }

                broken ??= new BrokenImageRules?[opened.Count];
                broken[i] = rules;
                isRefused |= preflight == FaceImagePreflight.Enforce && rules.IsRefused;
            }
            catch (ImageReadException e)
            {
                throw CannotOpen(operation, opened.Count, i, e);
            }
        }

        if (broken is null)
        {
            return;
        }

        if (isRefused)
        {
            throw Rejected(
                operation,
                Array.ConvertAll(broken, static b => b is { IsRefused: true } ? b.ForRefusal() : null),
                null
            );
        }

        for (var i = 0; i < broken.Length; i++)
        {
            if (broken[i] is { } rules)
            {
                FaceEnrollmentLog.ImageRuleBroken(registration.Logger, registration.Name, i, rules.ForWarning());
            }
        }
    }

    private FaceEnrollmentException CannotOpen(string operation, int count, int index, Exception cause)
    {
        if (cause is ImageTooLargeException large)
        {
            var reasons = new string?[count];
            reasons[index] = Rule(large);
            return Rejected(operation, reasons, cause);
        }

        return OfSource(operation, count, index, cause);
    }

    /// <summary>
    /// The vendor's limit and what else the picture's beginning breaks; without preflight only our own limit is left.
    /// </summary>
    private string Rule(ImageTooLargeException large) =>
        limits.MaxImageBytes is { Basis: FaceLimitBasis.Documented } most && most.Value == large.MaxBytes
            ? ImageRules.Check(large.Status, large.Info, large.Read, limits, isMore: true)!.ForRefusal()
            : FormattableString.Invariant(
                $"at most {large.MaxBytes:N0} bytes, because its stream cannot be rewound and is held in memory (it has at least {large.Read:N0})"
            );

    /// <summary>The source failed, which says nothing about the picture.</summary>
    private FaceEnrollmentException OfSource(string operation, int count, int index, Exception cause)
    {
        // Only our own words: those of a file or stream may hold a path.
        var what = cause is ImageReadException own ? own.Message : "The picture's stream could not be opened.";
        var outcomes = new FaceImageOutcome[count];
        for (var i = 0; i < count; i++)
        {
            outcomes[i] = new FaceImageOutcome(i, FaceImageStatus.NotEnrolled)
            {
                Kind = i == index ? FaceEnrollmentErrorKind.ImageSource : FaceEnrollmentErrorKind.None,
                Certainty = FaceEnrollmentCertainty.NotSent,
                IsRetryable = true,
                Reason = i == index ? what : "Refused together with the others.",
            };
        }

        return FaceEnrollmentExceptionFactory.Create(
            new FaceEnrollmentError(
                registration.Vendor,
                operation,
                FaceEnrollmentErrorKind.ImageSource,
                FaceEnrollmentCertainty.NotSent
            )
            {
                IsRetryable = true,
                Detail = $"Images[{index}]: {what}",
                Images = outcomes,
            },
            inner: cause
        );
    }

    private FaceEnrollmentException Rejected(
        string operation,
        string?[] reasons,
        Exception? cause,
        Func<int, string, string>? sentence = null
    )
    {
        sentence ??= static (i, rule) => $"Images[{i}] must be {rule}.";
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
            detail += reasons[i] is { } rule ? $"{(detail.Length > 0 ? " " : "")}{sentence(i, rule)}" : "";
        }

        return FaceEnrollmentExceptionFactory.Create(
            new FaceEnrollmentError(
                registration.Vendor,
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
}
