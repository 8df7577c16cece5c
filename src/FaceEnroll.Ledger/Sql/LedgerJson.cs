using System.Text.Json.Serialization;
using FaceEnroll.Ledger.Runs.Planning;

namespace FaceEnroll.Ledger.Sql;

[JsonSourceGenerationOptions(DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(string[]))]
[JsonSerializable(typeof(RunSettings))]
[JsonSerializable(typeof(ItemMore))]
internal sealed partial class LedgerJson : JsonSerializerContext;
