using SkiaSharp;

namespace FaceEnroll.Imaging.Fitting;

/// <summary>A JPEG file that fits.</summary>
/// <param name="File">The file.</param>
/// <param name="Size">Its pixels.</param>
/// <param name="Quality">What it was encoded with.</param>
internal readonly record struct EncodedPicture(byte[] File, SKSizeI Size, int Quality);
