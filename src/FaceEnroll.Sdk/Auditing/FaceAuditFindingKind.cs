using System.Text.Json.Serialization;

namespace FaceEnroll.Sdk;

/// <summary>How what the host believes and what the vendor holds differ.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<FaceAuditFindingKind>))]
public enum FaceAuditFindingKind
{
    /// <summary>Not classified. Never used by this library.</summary>
    None = 0,

    /// <summary>The host believes it, and the vendor does not list it in the library.</summary>
    MissingThere,

    /// <summary>The vendor lists a face that the host did not name when the audit began.</summary>
    UnknownHere,

    /// <summary>A person in the library has no face, so that no search finds it (Guardrails).</summary>
    PersonWithoutFaces,

    /// <summary>The vendor knows no such library (Tencent Cloud, FinAuth). All that the host believes is missing then.</summary>
    LibraryMissing,

    /// <summary>
    /// The host believes faces, and the vendor lists none in the library. Guardrails and ID Verification answer so, too, when
    /// there is no such library.
    /// </summary>
    LibraryEmpty,
}
