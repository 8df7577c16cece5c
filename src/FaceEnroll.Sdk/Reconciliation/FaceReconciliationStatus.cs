using System.Text.Json.Serialization;

namespace FaceEnroll.Sdk;

/// <summary>What is known of an enrollment whose reply was lost.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<FaceReconciliationStatus>))]
public enum FaceReconciliationStatus
{
    /// <summary>It cannot be found out here; <see cref="FaceReconciliation.Reason"/> says why.</summary>
    Undecidable = 0,

    /// <summary>The face is in the library.</summary>
    Enrolled,

    /// <summary>The face is not in the library, and the lost request can no longer put it there.</summary>
    NotEnrolled,

    /// <summary>It is not there yet, but the lost request may still run: ask again.</summary>
    NotYetVisible,
}
