namespace FaceEnroll.Sandbox;

/// <summary>One request that reached the sandbox, with what became of it. Secrets are masked; its text form shows nothing of it.</summary>
public sealed class SandboxRequest
{
    /// <summary>Counted from 1.</summary>
    public required long Number { get; init; }

    /// <summary>By the sandbox's clock.</summary>
    public required DateTimeOffset ReceivedAt { get; init; }

    /// <summary>The vendor whose shape it had.</summary>
    public required SandboxVendor Vendor { get; init; }

    /// <summary>The operation by the vendor's name; null when none could be read.</summary>
    public string? Operation { get; init; }

    /// <summary>The method.</summary>
    public required string Method { get; init; }

    /// <summary>The path as it came, without the query.</summary>
    public required string Path { get; init; }

    /// <summary>The headers; tokens and signatures are masked.</summary>
    public IReadOnlyList<KeyValuePair<string, string>> Headers => _headers?.Value ?? [];

    /// <summary>Query, form or JSON members; pictures appear as their size, secrets are masked. Empty for large bodies.</summary>
    public IReadOnlyList<KeyValuePair<string, string>> Parameters => _parameters?.Value ?? [];

    /// <summary>How many bytes the body had, as far as it was read.</summary>
    public long BodyBytes { get; init; }

    /// <summary>What the signature check found; null when the call did not get that far.</summary>
    public SandboxSignatureCheck? Signature { get; init; }

    /// <summary>The library named; null when none was.</summary>
    public string? LibraryId { get; init; }

    /// <summary>The person named; null when none was.</summary>
    public string? PersonId { get; init; }

    /// <summary>The pictures that came with it.</summary>
    public IReadOnlyList<SandboxPictureInfo> Pictures { get; init; } = [];

    /// <summary>The ids of the faces it stored.</summary>
    public IReadOnlyList<string> FaceIds { get; init; } = [];

    /// <summary>The HTTP status replied; null when there was no reply.</summary>
    public int? Status { get; init; }

    /// <summary>The vendor's error code replied; null on success.</summary>
    public string? Code { get; init; }

    /// <summary>The fault that was made to happen; null for none.</summary>
    public string? Fault { get; init; }

    /// <summary>The number of the request that had stored the same picture for the same person before; null for none.</summary>
    public long? DuplicateOf { get; init; }

    internal Func<IReadOnlyList<KeyValuePair<string, string>>> ReadHeaders
    {
        init => _headers = new Lazy<IReadOnlyList<KeyValuePair<string, string>>>(value);
    }

    internal Func<IReadOnlyList<KeyValuePair<string, string>>> ReadParameters
    {
        init => _parameters = new Lazy<IReadOnlyList<KeyValuePair<string, string>>>(value);
    }

    private readonly Lazy<IReadOnlyList<KeyValuePair<string, string>>>? _headers;
    private readonly Lazy<IReadOnlyList<KeyValuePair<string, string>>>? _parameters;

    /// <summary>The type's name and the number.</summary>
    /// <returns>A text without personal data.</returns>
    public override string ToString() => $"{nameof(SandboxRequest)} {Number}";
}
