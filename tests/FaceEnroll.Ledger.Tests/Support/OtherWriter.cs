using FaceEnroll.Ledger.Sqlite;
using Microsoft.Data.Sqlite;

namespace FaceEnroll.Ledger.Tests.Support;

/// <summary>Another process at the same file, which may keep it locked.</summary>
internal sealed class OtherWriter : IDisposable
{
    private readonly SqliteConnection _connection;

    public OtherWriter(string file)
    {
        _connection = new SqliteConnection($"Data Source={file};Pooling=False");
        _connection.Open();
    }

    public void Run(string sql) => SqliteSchema.Run(_connection, sql);

    /// <summary>Nobody else can write until this commits.</summary>
    public void Lock() => Run("BEGIN IMMEDIATE");

    public void Unlock() => Run("COMMIT");

    public void Dispose() => _connection.Dispose();
}
