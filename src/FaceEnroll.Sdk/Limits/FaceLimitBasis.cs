using System.Text.Json.Serialization;

namespace FaceEnroll.Sdk;

/// <summary>Where a limit comes from.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<FaceLimitBasis>))]
public enum FaceLimitBasis
{
    /// <summary>The vendor documents it for this operation: preflight refuses what breaks it.</summary>
    Documented,

    /// <summary>Documented for a sibling operation, or advised: preflight only warns.</summary>
    Advisory,
}
