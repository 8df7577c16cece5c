using FaceEnroll.Cli.Hosting;

namespace FaceEnroll.Cli.Output;

/// <summary>What a failed call means to who typed it.</summary>
internal static class EnrollmentFailures
{
    /// <summary>The exit code of a failure.</summary>
    public static int ExitCodeOf(FaceEnrollmentError error) =>
        error.Certainty == FaceEnrollmentCertainty.Unknown ? ExitCode.SomeUnknown
        : IsOfTheAccount(error) ? ExitCode.Blocked
        : IsOfThePicture(error.Kind) ? ExitCode.SomeRefused
        : error.IsRetryable ? ExitCode.SomeUnknown
        : error.Certainty == FaceEnrollmentCertainty.NotSent ? ExitCode.Usage
        : ExitCode.SomeRefused;

    /// <summary>One line that holds no personal data.</summary>
    public static string Describe(FaceEnrollmentError error)
    {
        // A detail of the call is in its text; that of a picture is not.
        var reason = error.Images.Select(i => i.Reason).FirstOrDefault(r => r is not null);
        return error.Detail is not null || reason is null ? $"{error}" : $"{error} {reason}";
    }

    /// <summary>One that the vendor says of the account; what was not sent is a matter of the configuration.</summary>
    private static bool IsOfTheAccount(FaceEnrollmentError error) =>
        error.Certainty != FaceEnrollmentCertainty.NotSent
        && (
            error.Kind is FaceEnrollmentErrorKind.Authentication or FaceEnrollmentErrorKind.Billing
            || error.BlockScope == FaceEnrollmentBlockScope.Account
        );

    private static bool IsOfThePicture(FaceEnrollmentErrorKind kind) =>
        kind
            is FaceEnrollmentErrorKind.ImageInvalid
                or FaceEnrollmentErrorKind.ImageQuality
                or FaceEnrollmentErrorKind.NoFace
                or FaceEnrollmentErrorKind.Duplicate;
}
