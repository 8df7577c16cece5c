namespace FaceEnroll.Ledger.Runs.Driving;

/// <summary>Where a container has one, all hosts enroll a run's items, and whoever runs it only plans it and waits.</summary>
internal interface IRunCrew
{
    /// <summary>Opens an item's picture, on this host; null where items name files or URLs.</summary>
    Func<FaceRunItem, FaceImage>? OpenPicture { get; }
}
