using System.Text.Json.Serialization;
using Microsoft.AspNetCore.Http.Json;

namespace WebHost;

/// <summary>What the host writes as JSON, without reflection.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(EnrolledPortrait))]
[JsonSerializable(typeof(PersonErasure))]
[JsonSerializable(typeof(FacesToKeep))]
internal sealed partial class PortraitJson : JsonSerializerContext
{
    public static void Use(JsonOptions json)
    {
        json.SerializerOptions.TypeInfoResolverChain.Insert(0, Default);
        // A list that is missing or null must not look like none said: that is no body.
        json.SerializerOptions.RespectNullableAnnotations = true;
        json.SerializerOptions.RespectRequiredConstructorParameters = true;
    }
}
