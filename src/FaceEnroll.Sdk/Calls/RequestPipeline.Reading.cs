using FaceEnroll.Sdk.Pacing;
using FaceEnroll.Sdk.Replies;
using FaceEnroll.Sdk.Sending;

namespace FaceEnroll.Sdk.Calls;

/// <content>What is learned from a reply.</content>
internal sealed partial class RequestPipeline
{
    /// <summary>How long an account is left alone whose vendor does not say how long.</summary>
    private static readonly TimeSpan s_accountPause = TimeSpan.FromSeconds(5);

    private TReply Read<TReply>(
        VendorOperation<TReply> operation,
        VendorReply reply,
        SendEvidence? evidence,
        FaceEnrollmentOptions options
    )
    {
        try
        {
            var result = operation.Read(reply);
            // Whatever the reply says: a body that was not sent whole enrolled nobody the reply could answer for.
            return evidence is { AllowsSuccess: false } ? throw reply.OfIncompleteBody() : result;
        }
        catch (FaceEnrollmentException e)
        {
            if (e.Kind == FaceEnrollmentErrorKind.Conflict && evidence is { IsOneOfMany: true })
            {
                // The obstacle may have been a copy of this very request, and the vendor may have stored that copy.
                throw reply.Doubted(ReplyDoubt.SentUnseen);
            }

            if (e.Kind == FaceEnrollmentErrorKind.ClockSkew && reply.Date is { } date)
            {
                Conditions.Clock.Correct(options.TimeProvider, date);
                registration.Telemetry.ClockCorrected(date - options.TimeProvider.GetUtcNow());
            }

            throw;
        }
        catch (Exception)
        {
            // Whatever a reader trips over, the parser's own words are dropped: they may quote the reply.
            throw reply.Unreadable();
        }
    }

    private void Learn(FaceEnrollmentException failure, FaceEnrollmentOptions options)
    {
        registration.Telemetry.AttemptFailed(failure.Error);
        var wait =
            failure.Error.RetryAfter is { } asked && asked > options.MaxRetryAfter
                ? options.MaxRetryAfter
                : failure.Error.RetryAfter;
        if (wait is { } pause)
        {
            Conditions.Pause.Extend(options.TimeProvider, pause);
        }

        if (
            options.RateLimiter is IAccountLimiter account
            && (
                failure.Kind == FaceEnrollmentErrorKind.Throttled
                || failure.Error.BlockScope == FaceEnrollmentBlockScope.Account
            )
        )
        {
            account.Pause(wait ?? s_accountPause);
        }
    }

    /// <summary>Forgets credentials that the vendor refused.</summary>
    /// <returns>Whether the next attempt would use others.</returns>
    private bool TryDrop<TReply>(
        VendorOperation<TReply> operation,
        FaceEnrollmentOptions options,
        FaceEnrollmentCredentials? used
    )
    {
        var isDropped = operation.DropCredentials(options, used);
        if (isDropped)
        {
            registration.Telemetry.CredentialsDropped(operation.Name);
        }

        return isDropped;
    }
}
