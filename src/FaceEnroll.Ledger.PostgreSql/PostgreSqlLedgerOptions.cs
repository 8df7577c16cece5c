using System.Runtime.Serialization;
using System.Text.Json.Serialization;
using Npgsql;

namespace FaceEnroll.Ledger.PostgreSql;

/// <summary>Where the ledger is, and what it is worth.</summary>
public sealed class PostgreSqlLedgerOptions
{
    /// <summary>
    /// How the database is reached, as Npgsql takes it. The server is PostgreSQL 13 or newer, and is reached directly or through a
    /// pool that keeps a connection with its client as long as it is open.
    /// </summary>
    /// <value>Empty by default: then the container's <see cref="NpgsqlDataSource"/> is used.</value>
    public string ConnectionString { get; set; } = "";

    /// <summary>
    /// The database's schema that holds the ledger, and nothing else. It is made where there is none and the user may make one.
    /// </summary>
    /// <value><c>faceenroll</c> by default; lower-case letters, digits and underscores, at most 63, and no digit first.</value>
    public string Schema { get; set; } = "faceenroll";

    /// <summary>
    /// Whether a ledger must be there already. With a new one, what was enrolled before is not known and is sent again: a wrong
    /// database then fails as <see cref="FaceLedgerFault.Missing"/> instead.
    /// </summary>
    /// <value><see langword="false"/> by default: a ledger is made, and that is logged.</value>
    public bool MustExist { get; set; }

    /// <summary>What the record is worth.</summary>
    /// <value><see cref="LedgerUse.Trust"/> by default.</value>
    public LedgerUse Use { get; set; }

    /// <summary>As <see cref="FaceLedgerOptions.PersonIdKey"/>: hides the ids of people in rows that have their result.</summary>
    /// <value>Null by default. The same on all hosts.</value>
    [JsonIgnore, IgnoreDataMember]
    public string? PersonIdKey { get; set; }

    /// <summary>How often a host looks for calls whose outcome nobody knows, and asks the vendor about those that are due.</summary>
    /// <value>30 seconds by default; 1 second to 1 day.</value>
    public TimeSpan SettleInterval { get; set; } = TimeSpan.FromSeconds(30);

    /// <summary>How long one statement may take.</summary>
    /// <value>30 seconds by default; 1 second to 10 minutes.</value>
    public TimeSpan CommandTimeout { get; set; } = TimeSpan.FromSeconds(30);

    /// <summary>The schema; the connection string holds a password.</summary>
    public override string ToString() => $"{nameof(PostgreSqlLedgerOptions)}: {nameof(Schema)} {Schema}";
}
