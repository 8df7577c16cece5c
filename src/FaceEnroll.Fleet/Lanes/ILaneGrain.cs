namespace FaceEnroll.Fleet.Lanes;

/// <summary>A lane: its key is the lane's number, and it lives in the host that sends the lane's items.</summary>
internal interface ILaneGrain : IGrainWithIntegerKey
{
    /// <summary>Wakes it where it shall live; it moves when that is elsewhere now.</summary>
    Task BeatAsync();
}
