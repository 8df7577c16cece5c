using System.Text.Json.Serialization;

namespace FaceEnroll.Sdk;

[JsonSourceGenerationOptions(UseStringEnumConverter = true)]
[JsonSerializable(typeof(FaceEnrollmentTicket))]
internal sealed partial class FaceEnrollmentTicketJson : JsonSerializerContext;
