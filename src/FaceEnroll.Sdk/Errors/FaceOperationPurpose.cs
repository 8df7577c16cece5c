using System.Text.Json.Serialization;

namespace FaceEnroll.Sdk;

/// <summary>What a failed call was for: its certainty speaks of that.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<FaceOperationPurpose>))]
public enum FaceOperationPurpose
{
    /// <summary>To enroll a face, or to make a person.</summary>
    Enroll,

    /// <summary>To read only: whatever became of it, nothing was changed.</summary>
    Read,

    /// <summary>To delete faces or a person.</summary>
    Delete,

    /// <summary>To make a library.</summary>
    Manage,
}
