using FaceEnroll.Ledger;
using FaceEnroll.Ledger.Runs.Driving;

namespace FaceEnroll.Fleet.Hosting;

/// <summary>All hosts send.</summary>
internal sealed class FleetCrew(FleetOptions options) : IRunCrew
{
    public Func<FaceRunItem, FaceImage>? OpenPicture => options.OpenPicture;
}
