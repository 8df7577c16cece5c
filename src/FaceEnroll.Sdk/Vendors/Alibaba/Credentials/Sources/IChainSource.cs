namespace FaceEnroll.Sdk.AlibabaCredentials;

/// <summary>One place where credentials may be.</summary>
internal interface IChainSource
{
    /// <summary>As messages call it.</summary>
    string Name { get; }

    /// <exception cref="AlibabaCredentialException">It is set up, but gave none.</exception>
    Task<SourceAnswer> AskAsync();
}
