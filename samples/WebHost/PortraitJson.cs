using System.Text.Json.Serialization;

namespace WebHost;

/// <summary>What the host writes as JSON, without reflection: the answer, and what a problem's extensions hold.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(EnrolledPortrait))]
[JsonSerializable(typeof(string))]
[JsonSerializable(typeof(bool))]
internal sealed partial class PortraitJson : JsonSerializerContext;
