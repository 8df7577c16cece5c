using System.Runtime.Serialization;
using System.Text.Json.Serialization;

namespace FaceEnroll.Sdk;

/// <summary>A person to be made at a vendor.</summary>
/// <remarks>A class, not a record: it must not print itself.</remarks>
public sealed class FacePersonRequest
{
    /// <summary>Creates a request.</summary>
    /// <param name="personId">The person's id; alphabet and length are the vendor's.</param>
    /// <param name="groupIds">The groups to put the person into: exactly one at Tencent, at least one at Guardrails.</param>
    /// <exception cref="ArgumentNullException">An argument is null.</exception>
    /// <exception cref="ArgumentException">The person id is empty.</exception>
    public FacePersonRequest(string personId, params string[] groupIds)
    {
        ArgumentException.ThrowIfNullOrEmpty(personId);
        ArgumentNullException.ThrowIfNull(groupIds);
        PersonId = personId;
        GroupIds = Array.AsReadOnly((string[])groupIds.Clone());
    }

    /// <summary>The person's id.</summary>
    [JsonIgnore, IgnoreDataMember]
    public string PersonId { get; }

    /// <summary>The groups to put the person into.</summary>
    public IReadOnlyList<string> GroupIds { get; }

    /// <summary>The person's name: required at Tencent (1 to 60 characters), optional at Guardrails. Personal data.</summary>
    [JsonIgnore, IgnoreDataMember]
    public string? Name { get; set; }

    /// <summary>The person's first picture: required at Tencent, refused at Guardrails (which stores none here).</summary>
    [JsonIgnore, IgnoreDataMember]
    public FaceImage? FirstImage { get; set; }

    /// <summary>A note, at Guardrails only.</summary>
    [JsonIgnore, IgnoreDataMember]
    public string? Note { get; set; }

    /// <summary>The caller's own text: see <see cref="FaceEnrollmentRequest.Correlation"/>. At most 256 characters.</summary>
    /// <value>Null by default.</value>
    [JsonIgnore, IgnoreDataMember]
    public string? Correlation { get; set; }

    /// <summary>Called before the first byte is sent: see <see cref="FaceEnrollmentRequest.OnSending"/>.</summary>
    /// <value>Null by default.</value>
    public Func<FaceEnrollmentTicket, FacePersonRequest, CancellationToken, ValueTask>? OnSending { get; set; }
}
