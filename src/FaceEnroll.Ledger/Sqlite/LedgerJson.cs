using System.Text.Json.Serialization;

namespace FaceEnroll.Ledger.Sqlite;

[JsonSerializable(typeof(string[]))]
internal sealed partial class LedgerJson : JsonSerializerContext;
