namespace FaceEnroll.Sandbox.State;

/// <summary>A library (group, face set) and what is in it, each in the order in which it came.</summary>
internal sealed class VendorLibrary(string id, string name, DateTimeOffset createdAt)
{
    public static Comparer<VendorLibrary> Order { get; } =
        Comparer<VendorLibrary>.Create(static (one, other) => one.Sequence.CompareTo(other.Sequence));

    public string Id => id;

    public string Name => name;

    public DateTimeOffset CreatedAt { get; } = createdAt;

    /// <summary>The last time that a call named it or one of its people.</summary>
    public DateTimeOffset UsedAt { get; set; } = createdAt;

    /// <summary>Its place among the vendor's libraries, from 1; the number that some vendors know it by.</summary>
    public long Sequence { get; set; }

    /// <summary>A remark: a tag at Tencent, group_data at FinAuth.</summary>
    public string Note { get; init; } = string.Empty;

    /// <summary>The names of the fields in which its people are described.</summary>
    public IReadOnlyList<string> Fields { get; init; } = [];

    /// <summary>The version of the model that compares its faces; null for the vendor's newest.</summary>
    public string? ModelVersion { get; init; }

    public Roll<SandboxPerson> People { get; } = new(SandboxPerson.Order);

    public Roll<SandboxFace> Faces { get; } = new(SandboxFace.Order);
}
