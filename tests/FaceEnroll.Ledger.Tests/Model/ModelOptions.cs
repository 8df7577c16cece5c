namespace FaceEnroll.Ledger.Tests.Model;

/// <summary>What a run of the model is like.</summary>
/// <param name="ProvesAbsence">Whether the vendor can prove that a face is not there.</param>
/// <param name="WaitsForOthers">Whether an owner lets another's call end before it asks the vendor.</param>
/// <param name="CorrectsClock">Whether the end of each attempt moves once before it is sent.</param>
/// <param name="Vanishes">Whether faces vanish at the vendor, so that owners read before they trust a record.</param>
internal sealed record ModelOptions(bool ProvesAbsence, bool WaitsForOthers, bool CorrectsClock, bool Vanishes);
