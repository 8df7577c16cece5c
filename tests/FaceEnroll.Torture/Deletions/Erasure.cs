using FaceEnroll.Sdk;

namespace FaceEnroll.Torture.Deletions;

/// <summary>A person that somebody erased, and the receipt as a file would have it.</summary>
internal sealed class Erasure(string person, string? library, long began)
{
    public string Person => person;

    /// <summary>Null where it was erased everywhere.</summary>
    public string? Library => library;

    /// <summary>When the call began, in the order of what callers do.</summary>
    public long Began => began;

    /// <summary>When the call had returned.</summary>
    public long Ended { get; set; } = long.MaxValue;

    /// <summary>The receipt; null when the call gave none.</summary>
    public string? Json { get; private set; }

    /// <summary>The receipt as the process has it that made it, with its clocks; null when the call gave none.</summary>
    public FaceErasureReceipt? Receipt { get; private set; }

    public FaceErasureStatus Status { get; private set; }

    /// <summary>When to verify it.</summary>
    public DateTimeOffset VerifyAfter { get; private set; }

    /// <summary>Enrollments that are open, as the receipt says.</summary>
    public int Open { get; private set; }

    /// <summary>The person keeps its faces in another library.</summary>
    public bool Remains { get; private set; }

    /// <summary>No library was named, and the person came back into several: nobody said that it is to go from all.</summary>
    public bool IsInSeveral { get; set; }

    /// <summary>A face was there though the receipt was complete: it is counted once.</summary>
    public bool IsRefuted { get; set; }

    /// <summary>The vendor said that it was done, and it was not: only verifying can show it.</summary>
    public bool IsLie { get; init; }

    /// <summary>Another process erased: the one that verifies knows by clocks alone when that was.</summary>
    public bool IsOfAnotherProcess { get; init; }

    /// <summary>Nobody could decide it, so the person was erased again, as its reason says.</summary>
    public bool IsSuperseded { get; set; }

    public string Reasons { get; private set; } = "";

    /// <summary>Keeps a receipt, also as text: there, what is only in memory is lost, as in another process.</summary>
    public void Keep(FaceErasureReceipt receipt)
    {
        var saved = FaceErasureReceipt.FromJson(receipt.ToJson());
        // A process knows its own erasures by their ids.
        saved.Id = IsOfAnotherProcess && Json is null ? saved.Id + "-elsewhere" : saved.Id;
        Json = saved.ToJson();
        Receipt = receipt;
        Status = receipt.Status;
        VerifyAfter = receipt.VerifyAfter;
        Open = receipt.OpenEnrollments;
        Remains = receipt.RemainsIn.Count > 0;
        Reasons =
            string.Join(" ", receipt.Reasons)
            + $" person {receipt.Person}, faces {string.Join(", ", receipt.Faces.Select(static f => f.Outcome))}";
    }
}
