using System.Text.Json.Serialization;

namespace FaceEnroll.Sdk;

/// <summary>Whether a library id belongs in a call.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<FaceLibraryUse>))]
public enum FaceLibraryUse
{
    /// <summary>A person carries its own groups: naming a library is refused.</summary>
    NotUsed,

    /// <summary>A library must be named, in the registration or in the request.</summary>
    Required,
}
