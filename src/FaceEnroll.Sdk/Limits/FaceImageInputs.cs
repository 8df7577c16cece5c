using System.Text.Json.Serialization;

namespace FaceEnroll.Sdk;

/// <summary>How a vendor accepts pictures.</summary>
[Flags]
[JsonConverter(typeof(JsonStringEnumConverter<FaceImageInputs>))]
public enum FaceImageInputs
{
    /// <summary>None.</summary>
    None = 0,

    /// <summary>The picture's bytes, from memory, a file or a stream.</summary>
    Content = 1,

    /// <summary>A URL from which the vendor downloads.</summary>
    Url = 2,
}
