using System.Text;
using FaceEnroll.Ledger.PostgreSql.Tests.Support;
using FaceEnroll.Ledger.Stores;
using FaceEnroll.Ledger.Tests.Runs;
using FaceEnroll.Torture;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;

namespace FaceEnroll.Ledger.Tests.Support;

/// <summary>The stores that every store's tests run on here.</summary>
internal static class StoreKinds
{
    public static readonly string[] All = ["PostgreSql"];

    /// <summary>A fresh store.</summary>
    public static (ILedgerStore Store, IDisposable Place) OpenStore(string kind)
    {
        var place = new TestDatabase();
        place.Make();
        return (place.Store(), place);
    }

    /// <summary>Fresh tables, without a store around them.</summary>
    public static (ILedgerTables Tables, IDisposable Place) OpenTables(string kind)
    {
        var place = new TestDatabase();
        place.Make();
        return (place.Database.OpenWriter(), place);
    }

    /// <summary>The ledger of a bed's hosts.</summary>
    public static void AddLedger(IFaceEnrollmentBuilder builder, RunBed bed) =>
        builder.AddPostgreSqlLedger(o =>
        {
            o.ConnectionString = Servers.Shared.ConnectionString;
            o.Schema = SchemaOf(bed);
            o.PersonIdKey = bed.PersonIdKey;
        });

    /// <summary>All that a bed's ledger holds, as text.</summary>
    public static async Task<string> ReadAsync(RunBed bed)
    {
        await using var source = NpgsqlDataSource.Create(Servers.Shared.ConnectionString);
        var text = new StringBuilder();
        foreach (var table in (string[])["call", "picture", "run", "item", "erased"])
        {
            await using var command = source.CreateCommand($"SELECT t::text FROM {SchemaOf(bed)}.{table} t");
            await using var reader = await command.ExecuteReaderAsync();
            while (await reader.ReadAsync())
            {
                _ = text.AppendLine(reader.GetString(0));
            }
        }

        return text.ToString();
    }

    private static string SchemaOf(RunBed bed) =>
        "t" + UniquePicture.Hash(Encoding.UTF8.GetBytes(bed.Ledger))[..32].ToLowerInvariant();
}
