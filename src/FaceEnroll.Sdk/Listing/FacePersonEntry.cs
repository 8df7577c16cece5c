using System.Runtime.Serialization;
using System.Text.Json.Serialization;

namespace FaceEnroll.Sdk;

/// <summary>A person as a vendor holds it. Personal data: neither printed nor written as JSON is whose it is.</summary>
/// <remarks>Immutable; constructible, so that code which uses a directory can be tested.</remarks>
public sealed class FacePersonEntry
{
    /// <summary>Creates an entry.</summary>
    /// <param name="personId">The person.</param>
    /// <param name="faceIds">Its faces.</param>
    /// <exception cref="ArgumentNullException">An argument is null.</exception>
    public FacePersonEntry(string personId, IReadOnlyList<string> faceIds)
    {
        ArgumentNullException.ThrowIfNull(personId);
        ArgumentNullException.ThrowIfNull(faceIds);
        PersonId = personId;
        FaceIds = faceIds;
    }

    /// <summary>The person's id.</summary>
    [JsonIgnore, IgnoreDataMember]
    public string PersonId { get; }

    /// <summary>The ids of all its faces; empty for a person without one (Guardrails).</summary>
    public IReadOnlyList<string> FaceIds { get; }

    /// <summary>The libraries or groups that it is in; at ID Verification and FinAuth the one that was asked.</summary>
    public IReadOnlyList<string> LibraryIds { get; init; } = [];

    /// <summary>The name that was given with the person; null where there is none.</summary>
    [JsonIgnore, IgnoreDataMember]
    public string? Name { get; init; }
}
