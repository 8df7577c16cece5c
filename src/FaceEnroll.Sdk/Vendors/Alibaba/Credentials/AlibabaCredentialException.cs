namespace FaceEnroll.Sdk.AlibabaCredentials;

/// <summary>
/// A source that is set up gave no credentials. Its message holds only our own words: what a file, a server or a handler
/// says may hold keys, so there is no inner exception either.
/// </summary>
internal sealed class AlibabaCredentialException(string message, bool isUnreachable = false, bool isTimeout = false)
    : InvalidOperationException(message)
{
    /// <summary>Whether nobody answered.</summary>
    public bool IsUnreachable { get; } = isUnreachable;

    /// <summary>Whether the time was over before anybody answered.</summary>
    public bool IsTimeout { get; } = isTimeout;
}
