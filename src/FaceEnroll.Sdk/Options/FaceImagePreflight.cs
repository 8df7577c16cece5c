using System.Text.Json.Serialization;

namespace FaceEnroll.Sdk;

/// <summary>What preflight does with a picture that breaks one of the vendor's documented rules.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<FaceImagePreflight>))]
public enum FaceImagePreflight
{
    /// <summary>Refuses it before anything is sent.</summary>
    Enforce = 0,

    /// <summary>Logs a warning and sends it.</summary>
    Warn,

    /// <summary>Does not look at it.</summary>
    Off,
}
