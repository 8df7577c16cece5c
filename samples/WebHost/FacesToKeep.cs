using System.Text.Json.Serialization;

namespace WebHost;

/// <summary>
/// What whoever verifies an erasure knows of the person: the faces that were enrolled since, or an empty list for none. Without
/// it, a face that nobody knows is left when it is found late, and the receipt stays pending.
/// </summary>
[JsonUnmappedMemberHandling(JsonUnmappedMemberHandling.Disallow)] // A slip in the name must not look like no list.
internal sealed record FacesToKeep(IReadOnlyList<string> FaceIds);
