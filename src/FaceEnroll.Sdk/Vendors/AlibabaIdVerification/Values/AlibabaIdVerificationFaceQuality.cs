using System.Text.Json.Serialization;

namespace FaceEnroll.Sdk.AlibabaIdVerification;

/// <summary>The vendor's judgement of a face's picture.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<AlibabaIdVerificationFaceQuality>))]
public enum AlibabaIdVerificationFaceQuality
{
    /// <summary>Not stated, or in words that are not documented.</summary>
    Unspecified = 0,

    /// <summary>Good (<c>HIGH</c>).</summary>
    High,

    /// <summary>Poor (<c>LOW</c>): enrolled anyway, but worth a better picture.</summary>
    Low,
}
