using System.Text.Json.Serialization;

namespace FaceEnroll.Sdk;

/// <summary>How much a quota or billing refusal blocks.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<FaceEnrollmentBlockScope>))]
public enum FaceEnrollmentBlockScope
{
    /// <summary>The vendor's code does not say.</summary>
    Unspecified = 0,

    /// <summary>This call only: fewer pictures at once would pass.</summary>
    Call,

    /// <summary>This person: others can still be enrolled.</summary>
    Person,

    /// <summary>This library or group: others can still be written.</summary>
    Library,

    /// <summary>The whole account: stop the job.</summary>
    Account,
}
