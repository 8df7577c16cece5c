using System.Text.Json.Serialization;

namespace FaceEnroll.Ledger;

/// <summary>Why a ledger cannot be read or written.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<FaceLedgerFault>))]
public enum FaceLedgerFault
{
    /// <summary>Something else; the inner exception says what.</summary>
    Failed = 0,

    /// <summary>Another process kept the ledger locked for longer than the time allowed. Trying again may help.</summary>
    Busy,

    /// <summary>The file, or its folder, may not be written.</summary>
    ReadOnly,

    /// <summary>The disk is full.</summary>
    DiskFull,

    /// <summary>The file is damaged.</summary>
    Corrupt,

    /// <summary>The file is there, and is no ledger.</summary>
    NotALedger,

    /// <summary>A newer version of this library wrote the file.</summary>
    NewerVersion,

    /// <summary>The file lies on a network's file system, which does not keep two writers apart.</summary>
    NetworkFileSystem,

    /// <summary>The file cannot be opened: its folder is missing, or permission is.</summary>
    CannotOpen,

    /// <summary>There is no ledger, and <see cref="FaceLedgerOptions.MustExist"/> forbids to make one.</summary>
    Missing,

    /// <summary>
    /// The file was deleted, moved or replaced while it was open, so that other processes may have another ledger. Nothing is sent
    /// until it is back, or the process is started anew.
    /// </summary>
    Replaced,

    /// <summary>The database's server cannot be reached, or has ended the connection. Trying again may help.</summary>
    Unavailable,

    /// <summary>
    /// The ledger was begun with another <see cref="FaceLedgerOptions.PersonIdKey"/>, or without one: with this one it would know nobody,
    /// and everybody would be sent again.
    /// </summary>
    OtherKey,
}
