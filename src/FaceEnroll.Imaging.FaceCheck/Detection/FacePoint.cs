namespace FaceEnroll.Imaging.FaceCheck.Detection;

/// <summary>A point in shares of a picture's sides or in its pixels, from the top left.</summary>
internal readonly record struct FacePoint(double X, double Y);
