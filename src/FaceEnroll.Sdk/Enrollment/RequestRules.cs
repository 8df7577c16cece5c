using FaceEnroll.Sdk.Bodies;
using FaceEnroll.Sdk.Primitives;

namespace FaceEnroll.Sdk.Enrollment;

/// <summary>
/// Checks a request before anything is sent, and reports everything that is wrong at once. Every sentence names the
/// parameter and the rule, never the value.
/// </summary>
/// <param name="vendor">The vendor.</param>
/// <param name="operation">The vendor's name of the operation.</param>
/// <param name="purpose">What the request is for.</param>
internal sealed class RequestRules(
    FaceVendor vendor,
    string operation,
    FaceOperationPurpose purpose = FaceOperationPurpose.Enroll
)
{
    private List<string>? _broken;

    /// <summary>Person, library, and number and kinds of pictures, by the vendor's limits.</summary>
    /// <param name="request">The request.</param>
    /// <param name="limits">The vendor's limits.</param>
    /// <param name="library">The library to write to, from the request or the options; null where none is used.</param>
    public void Request(FaceEnrollmentRequest request, FaceEnrollmentLimits limits, string? library)
    {
        Id("PersonId", request.PersonId, limits.PersonId);
        Images(request.Images, limits);
        Library(request.LibraryId, library, limits);
    }

    /// <summary>An id by its rule.</summary>
    public void Id(string parameter, string? id, FaceIdRule rule)
    {
        if (id is null || !rule.Allows(id))
        {
            Say($"{parameter} must be {rule}.");
        }
    }

    /// <summary>Optional text that people write, by its maximum length in characters.</summary>
    public void Text(string parameter, string? text, int maxLength)
    {
        if (text is not null && (text.Length > maxLength || !SentText.IsWriting(text)))
        {
            Say(
                $"{parameter} must be at most {maxLength} characters of well-formed text, without control characters but tabs "
                    + "and line breaks."
            );
        }
    }

    /// <summary>An absolute http or https URL that can be sent as it was given.</summary>
    public void Url(string parameter, Uri url)
    {
        if (!url.IsAbsoluteUri || url.Scheme is not ("http" or "https"))
        {
            Must(false, parameter, "be absolute http or https URLs");
        }
        else
        {
            Must(
                SentText.IsWritten(url),
                parameter,
                "be URLs of well-formed text without blanks, line breaks, control and invisible characters: escape them"
            );
        }
    }

    /// <summary>The caller's own text stands in tickets: it is bounded, and never sent.</summary>
    public void Correlation(string? text)
    {
        if (text is not null && (text.Length > EnrollmentSubject.MaxCorrelation || !SentText.IsWellFormed(text)))
        {
            Say($"Correlation must be at most {EnrollmentSubject.MaxCorrelation} characters of well-formed text.");
        }
    }

    /// <summary>A library that a call must name, or its options.</summary>
    /// <param name="library">The library to use, from the caller or the options.</param>
    /// <param name="limits">The vendor's limits.</param>
    public void NamedLibrary(string? library, FaceEnrollmentLimits limits)
    {
        if (library is null)
        {
            Say($"libraryId is not set, neither in the call nor in the options: it must be {limits.LibraryId}.");
        }
        else
        {
            Id("libraryId", library, limits.LibraryId);
        }
    }

    /// <summary>The library of a person's faces: none where a person has them everywhere.</summary>
    /// <param name="requested">The library that the caller named; null when it named none.</param>
    /// <param name="library">The library to use, from the caller or the options.</param>
    /// <param name="limits">The vendor's limits.</param>
    public void LibraryOfPerson(string? requested, string? library, FaceEnrollmentLimits limits)
    {
        if (limits.LibraryUse == FaceLibraryUse.Required)
        {
            NamedLibrary(library, limits);
        }
        else
        {
            Must(requested is null, "libraryId", "be null: at this vendor a person has its faces everywhere");
        }
    }

    /// <summary>A rule of the vendor's own.</summary>
    /// <param name="isKept">Whether the rule is kept.</param>
    /// <param name="parameter">What it is about.</param>
    /// <param name="rule">The words after "must".</param>
    public void Must(bool isKept, string parameter, string rule)
    {
        if (!isKept)
        {
            Say($"{parameter} must {rule}.");
        }
    }

    /// <summary>Notes a broken rule, as a sentence. Each sentence is noted once: many pictures may break the same rule.</summary>
    public void Say(string sentence)
    {
        _broken ??= [];
        if (!_broken.Contains(sentence))
        {
            _broken.Add(sentence);
        }
    }

    /// <exception cref="FaceEnrollmentException">Rules are broken: InvalidRequest, NotSent.</exception>
    public void ThrowIfBroken()
    {
        if (_broken is not null)
        {
            throw Refused(
                vendor,
                operation,
                string.Join(" ", _broken),
                FaceEnrollmentErrorKind.InvalidRequest,
                purpose
            );
        }
    }

    /// <summary>The pictures together, as they are encoded: each may be within its limit while all of them are not.</summary>
    /// <exception cref="FaceEnrollmentException">They are too large: ImageInvalid, NotSent.</exception>
    public static void BodyLength(
        FaceVendor vendor,
        string operation,
        RequestBody body,
        FaceEnrollmentLimits limits,
        FaceEnrollmentOptions options
    )
    {
        if (
            options.Preflight == FaceImagePreflight.Enforce
            && limits.MaxRequestBytes is { Basis: FaceLimitBasis.Documented } most
            && body.Length > most.Value
        )
        {
            throw Refused(
                vendor,
                operation,
                FormattableString.Invariant(
                    $"Images must be small enough together for a request of at most {most.Value:N0} bytes (it has {body.Length:N0})."
                ),
                FaceEnrollmentErrorKind.ImageInvalid
            );
        }
    }

    /// <summary>The error of one broken rule.</summary>
    public static FaceEnrollmentException Broken(FaceVendor vendor, string operation, string parameter, string rule) =>
        Refused(vendor, operation, $"{parameter} must be {rule}.", FaceEnrollmentErrorKind.InvalidRequest);

    private void Images(IReadOnlyList<FaceImage> images, FaceEnrollmentLimits limits)
    {
        var most = limits.MaxImagesPerCall.Value;
        Must(images.Count > 0, "Images", "hold at least one picture");
        if (images.Count > most)
        {
            Say($"Images must hold at most {most} {(most == 1 ? "picture" : "pictures")} a call.");
        }

        var urls = 0;
        for (var i = 0; i < images.Count; i++)
        {
            if (images[i].Url is { } url)
            {
                urls++;
                Url("Images", url);
            }
        }

        Must(urls == 0 || urls == images.Count, "Images", "be either all URLs or all content, not both");
        Must(
            urls == 0 || (limits.ImageInputs & FaceImageInputs.Url) != 0,
            "Images",
            "be given as content: this vendor takes no URLs"
        );
    }

    private void Library(string? requested, string? library, FaceEnrollmentLimits limits)
    {
        if (limits.LibraryUse != FaceLibraryUse.Required)
        {
            Must(requested is null, "LibraryId", "be null: at this vendor a person carries its own groups");
        }
        else if (library is null)
        {
            Say($"LibraryId is not set, neither in the request nor in the options: it must be {limits.LibraryId}.");
        }
        else
        {
            Id("LibraryId", library, limits.LibraryId);
        }
    }

    private static FaceEnrollmentException Refused(
        FaceVendor vendor,
        string operation,
        string detail,
        FaceEnrollmentErrorKind kind,
        FaceOperationPurpose purpose = FaceOperationPurpose.Enroll
    ) =>
        FaceEnrollmentExceptionFactory.Create(
            new FaceEnrollmentError(vendor, operation, kind, FaceEnrollmentCertainty.NotSent)
            {
                Purpose = purpose,
                Detail = detail,
            }
        );
}
