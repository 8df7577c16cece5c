namespace FaceEnroll.Sdk;

/// <summary>A face's box in its picture, in pixels; it may reach past the picture's edges.</summary>
/// <param name="X">Left edge; may be negative.</param>
/// <param name="Y">Top edge; may be negative.</param>
/// <param name="Width">Width.</param>
/// <param name="Height">Height.</param>
public readonly record struct FaceBoundingBox(int X, int Y, int Width, int Height);
