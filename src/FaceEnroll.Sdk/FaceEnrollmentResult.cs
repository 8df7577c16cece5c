namespace FaceEnroll.Sdk;

/// <summary>An enrollment in which at least one face was put into the library.</summary>
/// <remarks>Immutable; constructible, so that code which uses a client can be tested.</remarks>
/// <example>
/// <code>
/// FaceEnrollmentResult result = await client.EnrollAsync(request); // at least one face is in
/// foreach (FaceImageOutcome image in result.Images)
/// {
///     string next = image.Status switch
///     {
///         FaceImageStatus.Enrolled =&gt; $"face {image.FaceId}",
///         FaceImageStatus.NotEnrolled when image.IsRetryable =&gt; "send this picture again",
///         FaceImageStatus.NotEnrolled =&gt; $"take another picture: {image.Reason ?? image.Kind.ToString()}",
///         _ =&gt; "not known: do not send it again before checking",
///     };
///     Console.WriteLine($"{image.Index}: {next}");
/// }
/// </code>
/// </example>
public class FaceEnrollmentResult
{
    /// <summary>Creates a result.</summary>
    /// <param name="vendor">The vendor.</param>
    /// <param name="requestId">The vendor's id of the request, where it gave one.</param>
    /// <param name="images">One outcome per picture of the request, in its order.</param>
    public FaceEnrollmentResult(FaceVendor vendor, string? requestId, IReadOnlyList<FaceImageOutcome> images)
    {
        ArgumentNullException.ThrowIfNull(images);
        Vendor = vendor;
        RequestId = requestId;
        Images = images;
    }

    /// <summary>The vendor that holds the faces.</summary>
    public FaceVendor Vendor { get; }

    /// <summary>The vendor's id of this request, for its support; null where it gave none.</summary>
    public string? RequestId { get; }

    /// <summary>One outcome per picture of the request, in its order.</summary>
    public IReadOnlyList<FaceImageOutcome> Images { get; }

    /// <summary>The libraries or groups that hold the faces, where this is known. Never null.</summary>
    public IReadOnlyList<string> LibraryIds { get; init; } = [];

    /// <summary>
    /// Face ids in the vendor's reply that match no single picture (Guardrails gives items without an index and sometimes
    /// fewer than pictures). Never null.
    /// </summary>
    public IReadOnlyList<string> UnattributedFaceIds { get; init; } = [];
}
