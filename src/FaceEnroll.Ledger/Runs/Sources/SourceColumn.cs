using FaceEnroll.Ledger.Runs.Requests;

namespace FaceEnroll.Ledger.Runs.Sources;

/// <summary>A column, and what it is for.</summary>
/// <param name="Use">What it is for.</param>
/// <param name="Parameter">The vendor's parameter; null where it is none.</param>
internal readonly record struct SourceColumn(SourceColumnUse Use, VendorParameter? Parameter = null);
