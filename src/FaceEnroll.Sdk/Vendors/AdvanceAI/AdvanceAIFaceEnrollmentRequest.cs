using System.Runtime.Serialization;
using System.Text.Json.Serialization;

namespace FaceEnroll.Sdk.AdvanceAI;

/// <summary>
/// Add Face with every documented parameter (https://doc-center-acmp.advance.ai/docs/ag-fs-face-add-face-api).
/// </summary>
/// <remarks>
/// One picture as content: PNG or JPEG, below 2 MB, 256 to 4096 pixels a side. The vendor knows no people, only faces;
/// nothing says that a reference de-duplicates.
/// </remarks>
public sealed class AdvanceAIFaceEnrollmentRequest : FaceEnrollmentRequest
{
    /// <inheritdoc cref="FaceEnrollmentRequest(string, IEnumerable{FaceImage})"/>
    public AdvanceAIFaceEnrollmentRequest(string personId, IEnumerable<FaceImage> images)
        : base(personId, images) { }

    /// <inheritdoc cref="FaceEnrollmentRequest(string, FaceImage[])"/>
    public AdvanceAIFaceEnrollmentRequest(string personId, params FaceImage[] images)
        : base(personId, images) { }

    /// <summary>
    /// <c>externalReferenceId</c>, 1 to 256 characters. Null (default) sends the person's id. With
    /// <see cref="AdvanceAIOptions.UniqueExternalReference"/> an operation's id is appended to either.
    /// </summary>
    [JsonIgnore, IgnoreDataMember]
    public string? ExternalReferenceId { get; set; }

    /// <summary>Identity number of the face, at most 256 characters; null (default) or empty sends none.</summary>
    [JsonIgnore, IgnoreDataMember]
    public string? IdNumber { get; set; }

    /// <summary>Type of the identity card, at most 256 characters: the vendor lists no values. Null (default) or empty sends none.</summary>
    [JsonIgnore, IgnoreDataMember]
    public string? IdCardType { get; set; }

    /// <summary>ISO 3166 alpha-2 country code, two capital letters; null (default) or empty sends none.</summary>
    [JsonIgnore, IgnoreDataMember]
    public string? Country { get; set; }

    /// <summary>Name of the face, at most 256 characters; null (default) or empty sends none.</summary>
    [JsonIgnore, IgnoreDataMember]
    public string? Name { get; set; }
}
