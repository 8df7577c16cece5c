namespace FaceEnroll.Sdk.Http;

/// <summary>
/// The credentials of an attempt: the provider's, else the options', else the vendor's conventional environment
/// variables. Read anew each time, so that rotation takes effect at the next attempt.
/// </summary>
/// <param name="environment">Reads the vendor's conventional variables; null when they are not set.</param>
/// <param name="hint">Which options and variables to set, for the error.</param>
internal sealed class CredentialSource(Func<FaceEnrollmentCredentials?> environment, string hint)
{
    /// <summary>Which options and variables to set.</summary>
    public string Hint { get; } = hint;

    /// <summary>Whether there are some, or somebody who gives them. Nobody is asked.</summary>
    public bool AreThere(FaceEnrollmentOptions options) =>
        options.CredentialsProvider is not null || options.StaticCredentials() is not null || environment() is not null;

    /// <exception cref="FaceEnrollmentAuthenticationException">There are none, or the provider failed: NotSent.</exception>
    public async ValueTask<FaceEnrollmentCredentials> GetAsync(
        FaceVendor vendor,
        string operation,
        FaceEnrollmentOptions options,
        CancellationToken cancellationToken
    )
    {
        FaceEnrollmentCredentials? found;
        try
        {
            found = options.CredentialsProvider is { } provider
                ? await HostCallback.WithinAsync(provider(cancellationToken), cancellationToken).ConfigureAwait(false)
                : options.StaticCredentials() ?? environment();
        }
        catch (Exception e) when (e is not OperationCanceledException || !cancellationToken.IsCancellationRequested)
        {
            throw Failure(vendor, operation, "The credentials provider failed.", e);
        }

        return found is null ? throw Failure(vendor, operation, $"There are no credentials: {Hint}.", null)
            : found.Fault(options.KeysInHeaders) is { } fault
                ? throw Failure(
                    vendor,
                    operation,
                    $"{fault} holds control, invisible or non-ASCII characters, or blanks at its ends.",
                    null
                )
            : found;
    }

    private static FaceEnrollmentException Failure(
        FaceVendor vendor,
        string operation,
        string detail,
        Exception? cause
    ) =>
        FaceEnrollmentExceptionFactory.Create(
            new FaceEnrollmentError(
                vendor,
                operation,
                FaceEnrollmentErrorKind.Authentication,
                FaceEnrollmentCertainty.NotSent
            )
            {
                Detail = detail,
            },
            inner: cause
        );
}
