namespace FaceEnroll.Imaging.FaceCheck.Detection;

/// <summary>What looks like a face.</summary>
/// <param name="Score">How much it does, 0 to 1.</param>
/// <param name="Centre">The centre of the square around it.</param>
/// <param name="Width">Its width.</param>
/// <param name="Height">Its height.</param>
/// <param name="FirstEye">The eye that is left in an upright picture.</param>
/// <param name="SecondEye">The other one.</param>
internal readonly record struct DetectedFace(
    double Score,
    FacePoint Centre,
    double Width,
    double Height,
    FacePoint FirstEye,
    FacePoint SecondEye
)
{
    public double Left => Centre.X - (Width / 2);

    public double Top => Centre.Y - (Height / 2);

    public double Right => Centre.X + (Width / 2);

    public double Bottom => Centre.Y + (Height / 2);

    /// <summary>How far the line through the eyes leans, in degrees: 90 where the head's top points to the right.</summary>
    public double Roll => Math.Atan2(SecondEye.Y - FirstEye.Y, SecondEye.X - FirstEye.X) * 180 / Math.PI;

    /// <summary>Whether the middle of this one is in the other.</summary>
    public bool IsAt(DetectedFace other) =>
        Math.Abs(Centre.X - other.Centre.X) < other.Width / 2 && Math.Abs(Centre.Y - other.Centre.Y) < other.Height / 2;

    /// <summary>The share that two of them have in common of what they cover together.</summary>
    public double Overlap(DetectedFace other)
    {
        var width = Math.Min(Right, other.Right) - Math.Max(Left, other.Left);
        var height = Math.Min(Bottom, other.Bottom) - Math.Max(Top, other.Top);
        var common = Math.Max(0, width) * Math.Max(0, height);
        return common / ((Width * Height) + (other.Width * other.Height) - common);
    }
}
