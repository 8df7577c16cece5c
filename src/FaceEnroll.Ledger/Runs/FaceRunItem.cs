using System.Runtime.Serialization;
using System.Text.Json.Serialization;

namespace FaceEnroll.Ledger;

/// <summary>One picture of one person, to be enrolled by a run.</summary>
/// <remarks>Immutable once it is given to a run. A class, not a record: it must not print itself.</remarks>
public sealed class FaceRunItem
{
    /// <summary>Creates an item.</summary>
    /// <param name="personId">See <see cref="FaceEnrollmentRequest.PersonId"/>.</param>
    /// <param name="picture">What names the picture, as <see cref="FaceRun.OpenPicture"/> understands it: a path or a URL.</param>
    /// <exception cref="ArgumentException">An argument is null or empty.</exception>
    public FaceRunItem(string personId, string picture)
    {
        ArgumentException.ThrowIfNullOrEmpty(personId);
        ArgumentException.ThrowIfNullOrEmpty(picture);
        PersonId = personId;
        Picture = picture;
    }

    /// <summary>The person's id.</summary>
    [JsonIgnore, IgnoreDataMember]
    public string PersonId { get; }

    /// <summary>What names the picture.</summary>
    [JsonIgnore, IgnoreDataMember]
    public string Picture { get; }

    /// <summary>The library to write to; null (default) for <see cref="FaceRun.LibraryId"/>.</summary>
    public string? LibraryId { get; init; }

    /// <summary>The person's name, where people are made: see <see cref="FaceRun.CreatePersons"/>. Null by default.</summary>
    [JsonIgnore, IgnoreDataMember]
    public string? Name { get; init; }

    /// <summary>
    /// The vendor's own parameters, by the names of the properties of its request type, for example <c>QualityControl</c> at
    /// Tencent Cloud. Empty by default.
    /// </summary>
    [JsonIgnore, IgnoreDataMember]
    public IReadOnlyDictionary<string, string> Parameters { get; init; } = new Dictionary<string, string>();

    /// <summary>The type only: the rest is personal.</summary>
    /// <returns>The type's name.</returns>
    public override string ToString() => nameof(FaceRunItem);
}
