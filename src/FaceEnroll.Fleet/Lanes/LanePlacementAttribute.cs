using Orleans.Placement;

namespace FaceEnroll.Fleet.Lanes;

/// <summary>See <see cref="LanePlacement"/>.</summary>
[AttributeUsage(AttributeTargets.Class)]
internal sealed class LanePlacementAttribute() : PlacementAttribute(new LanePlacement());
