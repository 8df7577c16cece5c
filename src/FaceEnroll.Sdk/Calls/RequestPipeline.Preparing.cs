using FaceEnroll.Sdk.Journal;
using FaceEnroll.Sdk.Pacing;

namespace FaceEnroll.Sdk.Calls;

/// <content>What comes before a request is built.</content>
internal sealed partial class RequestPipeline
{
    /// <summary>All waiting is over. A ledger looks once more, and takes no longer than the attempt may.</summary>
    private async ValueTask CheckAsync(IEnrollmentLedger ledger, string operation, CancellationToken cancellationToken)
    {
        try
        {
            await HostCallback
                .WithinAsync(
                    ledger.CheckSendAsync(registration.Vendor, operation, cancellationToken),
                    cancellationToken
                )
                .ConfigureAwait(false);
        }
        catch (Exception e) when (e is not FaceEnrollmentException && !cancellationToken.IsCancellationRequested)
        {
            throw FailureFactory.OfHost(registration.Vendor, operation, "The ledger", e);
        }
    }

    private async ValueTask PrepareAsync<TReply>(
        VendorOperation<TReply> operation,
        CallRetries retries,
        CancellationToken caller
    )
    {
        try
        {
            await operation
                .PrepareAsync(new CallScope(this, retries.Options, retries.Deadline, caller))
                .ConfigureAwait(false);
        }
        catch (FaceEnrollmentException e) when (e.Advice != RetryAdvice.No)
        {
            // Preparing has retries of its own; doing it all again would multiply them.
            throw FaceEnrollmentExceptionFactory.WithoutAdvice(e);
        }
    }
}
