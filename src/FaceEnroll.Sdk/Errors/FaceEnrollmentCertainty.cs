using System.Text.Json.Serialization;

namespace FaceEnroll.Sdk;

/// <summary>How sure it is that a failed enrollment put no face into the vendor's library.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<FaceEnrollmentCertainty>))]
public enum FaceEnrollmentCertainty
{
    /// <summary>It may have been enrolled. Do not send it again before checking.</summary>
    Unknown = 0,

    /// <summary>Nothing reached the vendor.</summary>
    NotSent = 1,

    /// <summary>The vendor refused the request, or cannot have understood it: no face was enrolled.</summary>
    NotApplied = 2,
}
