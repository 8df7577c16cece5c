using System.Text.Json.Serialization;

namespace WebHost;

/// <summary>What the host writes as JSON, without reflection.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(EnrolledPortrait))]
internal sealed partial class PortraitJson : JsonSerializerContext;
