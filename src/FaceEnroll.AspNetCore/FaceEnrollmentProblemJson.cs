using System.Text.Json.Serialization;

namespace FaceEnroll.AspNetCore;

/// <summary>What a problem's extensions hold.</summary>
[JsonSerializable(typeof(string))]
[JsonSerializable(typeof(bool))]
internal sealed partial class FaceEnrollmentProblemJson : JsonSerializerContext;
