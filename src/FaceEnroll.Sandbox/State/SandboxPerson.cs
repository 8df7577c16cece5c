namespace FaceEnroll.Sandbox;

/// <summary>A person of a vendor where people exist on their own (Tencent, Guardrails). Its text form shows nothing of it.</summary>
public sealed class SandboxPerson
{
    internal SandboxPerson(SandboxVendor vendor, string personId, IEnumerable<string> libraryIds)
    {
        Vendor = vendor;
        PersonId = personId;
        LibraryIds = [.. libraryIds];
    }

    /// <summary>The vendor.</summary>
    public SandboxVendor Vendor { get; }

    /// <summary>The person's id.</summary>
    public string PersonId { get; }

    /// <summary>The libraries (groups) the person is in.</summary>
    public IReadOnlyList<string> LibraryIds { get; }

    internal string Name { get; init; } = string.Empty;

    internal string? Note { get; init; }

    internal long Gender { get; init; }

    /// <summary>The type's name and the vendor.</summary>
    /// <returns>A text without personal data.</returns>
    public override string ToString() => $"{nameof(SandboxPerson)} ({Vendor})";
}
