using System.Text.Json.Serialization;

namespace FaceEnroll.Sdk;

/// <summary>What became of a face that was to be deleted.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<FaceDeletionOutcome>))]
public enum FaceDeletionOutcome
{
    /// <summary>Nobody knows: it may be there or not, and a lost request may still delete it. Ask again.</summary>
    Unknown,

    /// <summary>
    /// It was there and is no more: the vendor said so, or its absence was read after the deletion. In the receipt of a person who
    /// is in other libraries too (<see cref="FaceErasureReceipt.RemainsIn"/>) it is no more in those of the receipt.
    /// </summary>
    Gone,

    /// <summary>It was not there before anything was deleted. No error.</summary>
    AlreadyAbsent,

    /// <summary>It is still there: the deletion was refused, or not sent.</summary>
    NotApplied,
}
