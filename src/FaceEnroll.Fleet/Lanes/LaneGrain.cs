namespace FaceEnroll.Fleet.Lanes;

/// <summary>See <see cref="ILaneGrain"/>.</summary>
[LanePlacement]
[KeepAlive]
[GrainType(Name)]
internal sealed class LaneGrain(LaneKeeper keeper, LaneShares shares) : Grain, ILaneGrain
{
    public const string Name = "faceenroll-lane";

    private int Lane => (int)this.GetPrimaryKeyLong();

    public override Task OnActivateAsync(CancellationToken cancellationToken) =>
        keeper.TakeAsync(Lane, cancellationToken);

    public override Task OnDeactivateAsync(DeactivationReason reason, CancellationToken cancellationToken) =>
        keeper.ReleaseAsync(Lane, cancellationToken);

    public Task BeatAsync()
    {
        if (!keeper.Holds(Lane))
        {
            // Another activation has taken the lane, or the host is about to stop.
            DeactivateOnIdle();
        }
        else if (!shares.IsMine(Lane))
        {
            // Not deactivated: those who know only this place would bring it back to life here.
            this.MigrateOnIdle();
        }

        return Task.CompletedTask;
    }
}
