using System.Text.Json.Serialization;

namespace FaceEnroll.Sdk;

/// <summary>What became of one picture.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<FaceImageStatus>))]
public enum FaceImageStatus
{
    /// <summary>It may have been enrolled.</summary>
    Unknown = 0,

    /// <summary>Its face is in the library.</summary>
    Enrolled = 1,

    /// <summary>Its face is not in the library.</summary>
    NotEnrolled = 2,
}
