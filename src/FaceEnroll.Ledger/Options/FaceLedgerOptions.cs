using System.Runtime.Serialization;
using System.Text.Json.Serialization;

namespace FaceEnroll.Ledger;

/// <summary>Where the ledger is, and what it is worth.</summary>
public sealed class FaceLedgerOptions
{
    /// <summary>
    /// The ledger's file, made where there is none; its folder must exist, on a local disk. Processes of one machine share it: give
    /// its full path, because each has a current directory of its own. It holds person ids and tickets, so that only its owner may
    /// read it. SQLite puts two files beside it, and each process one.
    /// </summary>
    /// <value>Empty by default: it must be given.</value>
    public string File { get; set; } = "";

    /// <summary>
    /// Whether a ledger must be there already. With a new one, what was enrolled before is not known and is sent again: a wrong
    /// path, or a disk that is not mounted, then fails as <see cref="FaceLedgerFault.Missing"/> instead.
    /// </summary>
    /// <value><see langword="false"/> by default: a ledger is made, and that is logged.</value>
    public bool MustExist { get; set; }

    /// <summary>What the record is worth.</summary>
    /// <value><see cref="LedgerUse.Trust"/> by default.</value>
    public LedgerUse Use { get; set; }

    /// <summary>
    /// Hides the ids of people in rows that have their result: of what is enrolled or refused for good, the ledger keeps an
    /// HMAC-SHA256 of the id under this key instead. Whoever has the ledger and not the key cannot tell who is in it. What is still to
    /// be sent, asked about or decided needs the id itself, and so do a run's items that may be tried again.
    /// </summary>
    /// <value>
    /// Null by default: ids stand as they are. Base64 of at least 32 random bytes. A ledger is always opened with the key that it was begun
    /// with, or <see cref="FaceLedgerFault.OtherKey"/> is thrown: with another one it would know nobody. It is a secret, and cannot be
    /// replaced or recovered: keep it as you keep the vendor's.
    /// </value>
    [JsonIgnore, IgnoreDataMember]
    public string? PersonIdKey { get; set; }

    /// <summary>How long a write waits for another process that writes, before it fails as <see cref="FaceLedgerFault.Busy"/>.</summary>
    /// <value>10 seconds by default; above zero, at most 5 minutes.</value>
    public TimeSpan BusyTimeout { get; set; } = TimeSpan.FromSeconds(10);

    /// <summary>How often a host looks for calls whose outcome nobody knows, and asks the vendor about those that are due.</summary>
    /// <value>30 seconds by default; 1 second to 1 day.</value>
    public TimeSpan SettleInterval { get; set; } = TimeSpan.FromSeconds(30);
}
