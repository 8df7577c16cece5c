namespace FaceEnroll.Sdk.TencentCloud;

/// <summary>A person of a group's list.</summary>
internal sealed class TencentCloudListedPerson(string personId, IReadOnlyList<string> faceIds)
{
    public string PersonId => personId;

    public IReadOnlyList<string> FaceIds => faceIds;
}
