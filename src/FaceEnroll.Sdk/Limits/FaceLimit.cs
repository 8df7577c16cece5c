namespace FaceEnroll.Sdk;

/// <summary>A number and where it comes from.</summary>
/// <param name="Value">The limit, in the unit that the property names.</param>
/// <param name="Basis">Documented or advisory.</param>
public readonly record struct FaceLimit(long Value, FaceLimitBasis Basis = FaceLimitBasis.Documented);
