using FaceEnroll.Cli.Output;
using FaceEnroll.Ledger;
using Microsoft.Extensions.Options;

namespace FaceEnroll.Cli.Hosting;

/// <summary>What a command that failed says and ends with: one line, without a stack trace, a secret or a person's id.</summary>
/// <param name="Line">The line.</param>
/// <param name="ExitCode">The exit code.</param>
internal readonly record struct Failure(string Line, int ExitCode)
{
    public static Failure Of(Exception exception) =>
        exception switch
        {
            ToolException e => new(e.Message, e.ExitCode),
            OptionsValidationException e => new(
                string.Join(' ', e.Failures.Select(f => f.EndsWith('.') ? f : f + ".")),
                Hosting.ExitCode.Usage
            ),
            FaceRunException e => new(e.Message, Hosting.ExitCode.Usage),
            FaceLedgerException e => new(e.Message, Hosting.ExitCode.Usage),
            FaceEnrollmentException
            {
                InnerException: FaceLedgerException ledger,
                Certainty: FaceEnrollmentCertainty.NotSent
            } => new($"{ledger.Message} Nothing was sent.", Hosting.ExitCode.Usage),
            FaceEnrollmentException e => new(
                EnrollmentFailures.Describe(e.Error),
                EnrollmentFailures.ExitCodeOf(e.Error)
            ),
            FaceEnrollmentCanceledException { Certainty: FaceEnrollmentCertainty.Unknown } => new(
                "Canceled, too late to know whether it took effect. The same command again asks first.",
                Hosting.ExitCode.Canceled
            ),
            OperationCanceledException => new("Canceled.", Hosting.ExitCode.Canceled),
            IOException or UnauthorizedAccessException => new(
                "A file or folder cannot be read or written.",
                Hosting.ExitCode.Usage
            ),
            // Whatever else it says may hold anything.
            _ => new($"This should not have happened: {exception.GetType().Name}.", Hosting.ExitCode.Usage),
        };
}
