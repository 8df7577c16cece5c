using System.Text.Json.Serialization;

namespace WebHost;

/// <summary>What the host writes as JSON, without reflection.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(EnrolledPortrait))]
[JsonSerializable(typeof(PersonErasure))]
internal sealed partial class PortraitJson : JsonSerializerContext;
