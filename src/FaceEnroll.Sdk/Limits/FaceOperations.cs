using System.Text.Json.Serialization;

namespace FaceEnroll.Sdk;

/// <summary>What a vendor's public API offers besides adding a face.</summary>
[Flags]
[JsonConverter(typeof(JsonStringEnumConverter<FaceOperations>))]
public enum FaceOperations
{
    /// <summary>Nothing.</summary>
    None = 0,

    /// <summary>To list and count what is there: the client is an <see cref="IFaceDirectory"/>.</summary>
    List = 1,

    /// <summary>To delete faces and people: the client is an <see cref="IFaceEraser"/>.</summary>
    Delete = 2,

    /// <summary>To list and describe libraries: the client is an <see cref="IFaceLibraryManager"/>.</summary>
    DescribeLibraries = 4,

    /// <summary>To make a library: <see cref="IFaceLibraryManager.EnsureLibraryAsync"/> does not only find one.</summary>
    CreateLibraries = 8,
}
