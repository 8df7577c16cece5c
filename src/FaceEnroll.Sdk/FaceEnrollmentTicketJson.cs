using System.Text.Json.Serialization;

namespace FaceEnroll.Sdk;

[JsonSerializable(typeof(FaceEnrollmentTicket))]
internal sealed partial class FaceEnrollmentTicketJson : JsonSerializerContext;
