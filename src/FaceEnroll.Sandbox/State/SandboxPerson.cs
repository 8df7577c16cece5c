namespace FaceEnroll.Sandbox;

/// <summary>A person of a vendor where people exist on their own (Tencent, Guardrails). Its text form shows nothing of it.</summary>
public sealed class SandboxPerson
{
    private static readonly Dictionary<string, IReadOnlyList<string>> s_undescribed = [];

    internal SandboxPerson(SandboxVendor vendor, string personId, IEnumerable<string> libraryIds)
    {
        Vendor = vendor;
        PersonId = personId;
        LibraryIds = [.. libraryIds.Distinct(StringComparer.Ordinal)];
    }

    /// <summary>The vendor.</summary>
    public SandboxVendor Vendor { get; }

    /// <summary>The person's id.</summary>
    public string PersonId { get; }

    /// <summary>The libraries (groups) the person is in.</summary>
    public IReadOnlyList<string> LibraryIds { get; }

    internal static Comparer<SandboxPerson> Order { get; } =
        Comparer<SandboxPerson>.Create(static (one, other) => one.Sequence.CompareTo(other.Sequence));

    internal string Name { get; init; } = string.Empty;

    internal string? Note { get; init; }

    internal long Gender { get; init; }

    /// <summary>When the person was made, by the sandbox's clock.</summary>
    internal DateTimeOffset CreatedAt { get; init; }

    /// <summary>The person's place in the order of creation, which moving does not change.</summary>
    internal long Sequence { get; set; }

    /// <summary>By library, what its fields say of the person, in their order.</summary>
    internal IReadOnlyDictionary<string, IReadOnlyList<string>> Descriptions { get; init; } = s_undescribed;

    /// <summary>The same person in other libraries; what is said in a library goes when the person leaves it.</summary>
    internal SandboxPerson In(IReadOnlyList<string> libraryIds) =>
        new(Vendor, PersonId, libraryIds)
        {
            Name = Name,
            Note = Note,
            Gender = Gender,
            CreatedAt = CreatedAt,
            Sequence = Sequence,
            Descriptions = Descriptions
                .Where(described => libraryIds.Contains(described.Key))
                .ToDictionary(StringComparer.Ordinal),
        };

    /// <summary>The type's name and the vendor.</summary>
    /// <returns>A text without personal data.</returns>
    public override string ToString() => $"{nameof(SandboxPerson)} ({Vendor})";
}
