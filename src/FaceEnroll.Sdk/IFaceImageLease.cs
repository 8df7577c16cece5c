namespace FaceEnroll.Sdk;

/// <summary>A picture that is published for a short while; disposing takes it down.</summary>
public interface IFaceImageLease : IAsyncDisposable
{
    /// <summary>An absolute http or https URL that the vendor can download.</summary>
    Uri Url { get; }
}
