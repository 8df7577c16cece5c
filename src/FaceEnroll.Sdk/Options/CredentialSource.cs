using FaceEnroll.Sdk.Pacing;

namespace FaceEnroll.Sdk;

/// <summary>
/// The credentials of an attempt: from the provider, else from the options, else from the vendor's conventional environment
/// variables. They are read anew each time, so that rotation takes effect at the next attempt.
/// </summary>
/// <param name="environment">Reads the vendor's conventional variables.</param>
/// <param name="keyOptions">Which options to set, for the error.</param>
internal sealed class CredentialSource(EnvironmentCredentials environment, string keyOptions)
{
    /// <summary>The vendor's conventional variables, for people.</summary>
    public string EnvironmentNames => environment.Names;

    private string Missing =>
        $"There are no credentials: {(environment.Half() is { } half ? half + "; " : "")}set {keyOptions}, a "
        + $"{nameof(FaceEnrollmentOptions.CredentialsProvider)}, or {environment.Names}.";

    /// <summary>
    /// What is wrong where no key option is set: the environment has no keys and there is no provider, or the keys in the
    /// environment break a rule. It does not ask the provider.
    /// </summary>
    public string? FaultAtStart(FaceEnrollmentOptions options) =>
        options.CredentialsProvider is not null ? null
        : environment.Read() is null
            ? $"{Missing} If they come later, set {nameof(options.RequireCredentialsAtStart)} to false."
        : environment.Fault(options.KeysInHeaders);

    /// <exception cref="FaceEnrollmentAuthenticationException">There are no credentials, or the provider failed: NotSent.</exception>
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
                : options.StaticCredentials() ?? environment.Read();
        }
        catch (Exception e) when (e is not OperationCanceledException || !cancellationToken.IsCancellationRequested)
        {
            throw Failure(vendor, operation, "The credentials provider failed.", e);
        }

        return found is null ? throw Failure(vendor, operation, Missing, null)
            : found.Fault(options.KeysInHeaders, "The key id", "The secret", "The session token") is { } fault
                ? throw Failure(vendor, operation, fault, null)
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
