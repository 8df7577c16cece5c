using System.Text.Json.Serialization;

namespace FaceEnroll.Sdk.AdvanceAI;

/// <summary>The regions in which face-search can be called.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<AdvanceAIRegion>))]
public enum AdvanceAIRegion
{
    /// <summary>sg-api.advance.ai.</summary>
    Singapore = 1,

    /// <summary>ph-api.advance.ai.</summary>
    Philippines = 2,

    /// <summary>th-api.advance.ai.</summary>
    Thailand = 3,

    /// <summary>my-api.advance.ai.</summary>
    Malaysia = 4,

    /// <summary>api.advance.ai, which the vendor's other pages name as Indonesia's and as their default.</summary>
    Indonesia = 5,

    /// <summary>mex-api.advance.ai.</summary>
    Mexico = 6,
}
