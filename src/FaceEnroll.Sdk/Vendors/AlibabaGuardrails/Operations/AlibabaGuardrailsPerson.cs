namespace FaceEnroll.Sdk.AlibabaGuardrails;

/// <summary>A person with its faces. The texts are read at once: the reply ends before they are needed.</summary>
internal sealed class AlibabaGuardrailsPerson(AlibabaGuardrailsData data, IReadOnlyList<string> faceIds)
{
    /// <summary>As the vendor spells it; null where it does not say.</summary>
    public string? PersonId { get; } = AlibabaGuardrailsText.Of(data.PersonId);

    public string? Name { get; } = AlibabaGuardrailsText.Of(data.Name);

    public IReadOnlyList<string> FaceIds => faceIds;

    /// <summary>Its groups; null when they are missing or cannot be read whole.</summary>
    public IReadOnlyList<string>? GroupIds { get; } =
        AlibabaGuardrailsText.ListOf(data.GroupIds) ?? AlibabaGuardrailsText.ListOf(data.GroupId);
}
