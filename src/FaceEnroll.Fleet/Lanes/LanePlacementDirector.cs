using Orleans.Runtime.Placement;

namespace FaceEnroll.Fleet.Lanes;

/// <summary>See <see cref="LanePlacement"/>.</summary>
internal sealed class LanePlacementDirector : IPlacementDirector
{
    public Task<SiloAddress> OnAddActivation(
        PlacementStrategy strategy,
        PlacementTarget target,
        IPlacementContext context
    ) =>
        Task.FromResult(
            LaneShares.Choose((int)target.GrainIdentity.GetIntegerKey(), context.GetCompatibleSilos(target))
        );
}
