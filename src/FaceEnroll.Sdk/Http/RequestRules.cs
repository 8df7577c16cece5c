namespace FaceEnroll.Sdk.Http;

/// <summary>
/// Checks a request before anything is sent. Every error names the parameter, the rule and the vendor, never the value.
/// </summary>
internal static class RequestRules
{
    /// <summary>Person, library, and number and kinds of pictures, by the vendor's limits.</summary>
    /// <returns>The library to write to; null where none is used.</returns>
    /// <exception cref="FaceEnrollmentException">A rule is broken: InvalidRequest, NotSent.</exception>
    public static string? Check(
        FaceVendor vendor,
        string operation,
        FaceEnrollmentRequest request,
        FaceEnrollmentLimits limits,
        string? registeredLibrary
    )
    {
        Id(vendor, operation, "PersonId", request.PersonId, limits.PersonId);
        if (request.Images.Count == 0)
        {
            throw Broken(vendor, operation, "Images", "at least one picture");
        }

        if (request.Images.Count > limits.MaxImagesPerCall.Value)
        {
            var most = limits.MaxImagesPerCall.Value;
            throw Broken(vendor, operation, "Images", $"at most {most} {(most == 1 ? "picture" : "pictures")} a call");
        }

        var urls = 0;
        for (var i = 0; i < request.Images.Count; i++)
        {
            if (request.Images[i].Url is { } url)
            {
                urls++;
                Url(vendor, operation, "Images", url);
            }
        }

        if (urls > 0 && urls < request.Images.Count)
        {
            throw Broken(vendor, operation, "Images", "either all URLs or all content, not both");
        }

        if (urls > 0 && (limits.ImageInputs & FaceImageInputs.Url) == 0)
        {
            throw Broken(vendor, operation, "Images", "content: this vendor takes no URLs");
        }

        if (limits.LibraryUse == FaceLibraryUse.Required)
        {
            var library =
                request.LibraryId
                ?? registeredLibrary
                ?? throw Refused(
                    vendor,
                    operation,
                    $"LibraryId is not set, neither in the request nor in the options: it must be {limits.LibraryId}."
                );
            Id(vendor, operation, "LibraryId", library, limits.LibraryId);
            return library;
        }

        return request.LibraryId is null
            ? null
            : throw Broken(vendor, operation, "LibraryId", "null: at this vendor a person carries its own groups");
    }

    /// <summary>An id by its rule.</summary>
    public static void Id(FaceVendor vendor, string operation, string parameter, string? id, FaceIdRule rule)
    {
        if (id is null || !rule.Allows(id))
        {
            throw Broken(vendor, operation, parameter, rule.ToString());
        }
    }

    /// <summary>Optional text, by its greatest length in characters.</summary>
    public static void Text(FaceVendor vendor, string operation, string parameter, string? text, int maxLength)
    {
        if (text is not null && (text.Length > maxLength || !SentText.IsWellFormed(text)))
        {
            throw Broken(vendor, operation, parameter, $"at most {maxLength} characters of well-formed text");
        }
    }

    /// <summary>An absolute http or https URL that can be sent as it was given.</summary>
    public static void Url(FaceVendor vendor, string operation, string parameter, Uri url)
    {
        if (!url.IsAbsoluteUri || url.Scheme is not ("http" or "https"))
        {
            throw Broken(vendor, operation, parameter, "absolute http or https URLs");
        }

        if (!SentText.IsWritten(url))
        {
            throw Broken(
                vendor,
                operation,
                parameter,
                "URLs of well-formed text without blanks, line breaks and control characters: escape them"
            );
        }
    }

    /// <summary>The pictures together, as they are encoded: what each may be, all may not be at once.</summary>
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
            throw Broken(
                vendor,
                operation,
                "Images",
                $"small enough together for a request of at most {most.Value} bytes",
                FaceEnrollmentErrorKind.ImageInvalid
            );
        }
    }

    /// <summary>The error of a broken rule.</summary>
    public static FaceEnrollmentException Broken(
        FaceVendor vendor,
        string operation,
        string parameter,
        string rule,
        FaceEnrollmentErrorKind kind = FaceEnrollmentErrorKind.InvalidRequest
    ) => Refused(vendor, operation, $"{parameter} must be {rule}.", kind);

    private static FaceEnrollmentException Refused(
        FaceVendor vendor,
        string operation,
        string detail,
        FaceEnrollmentErrorKind kind = FaceEnrollmentErrorKind.InvalidRequest
    ) =>
        FaceEnrollmentExceptionFactory.Create(
            new FaceEnrollmentError(vendor, operation, kind, FaceEnrollmentCertainty.NotSent) { Detail = detail }
        );

    /// <summary>The caller's own text stands in tickets: it is bounded, and never sent.</summary>
    public static void Correlation(FaceVendor vendor, string operation, string? text)
    {
        if (text is { Length: > EnrollmentSubject.MaxCorrelation })
        {
            throw Broken(vendor, operation, "Correlation", $"at most {EnrollmentSubject.MaxCorrelation} characters");
        }
    }
}
