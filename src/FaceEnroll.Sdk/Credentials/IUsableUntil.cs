namespace FaceEnroll.Sdk.Credentials;

/// <summary>A value that is good for a while.</summary>
internal interface IUsableUntil
{
    /// <summary>When to get the next one, by this machine's clock.</summary>
    DateTimeOffset UseUntil { get; }
}
