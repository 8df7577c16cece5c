namespace FaceEnroll.Sdk;

/// <summary>How much a library holds, as its vendor counts.</summary>
/// <param name="Faces">How many faces; null where the vendor counts people only (Guardrails).</param>
/// <param name="People">How many people; null where the vendor counts faces only (ID Verification, FinAuth).</param>
public readonly record struct FaceLibraryCount(long? Faces, long? People);
