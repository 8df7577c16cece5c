namespace FaceEnroll.Fleet.Lanes;

/// <summary>A lane lives in the host whose share it is.</summary>
[Serializable]
[GenerateSerializer]
[Immutable]
[SuppressReferenceTracking]
internal sealed class LanePlacement : PlacementStrategy;
