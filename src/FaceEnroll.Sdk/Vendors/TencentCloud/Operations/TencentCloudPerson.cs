namespace FaceEnroll.Sdk.TencentCloud;

/// <summary>A person with its faces.</summary>
internal sealed class TencentCloudPerson(string? name, IReadOnlyList<string> faceIds)
{
    public string? Name => name;

    public IReadOnlyList<string> FaceIds => faceIds;
}
