using System.Text.Json.Serialization;

namespace FaceEnroll.Sdk;

[JsonSerializable(typeof(FaceErasureReceipt))]
internal sealed partial class FaceErasureReceiptJson : JsonSerializerContext;
