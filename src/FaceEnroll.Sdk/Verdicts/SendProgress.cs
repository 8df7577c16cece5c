namespace FaceEnroll.Sdk;

/// <summary>
/// How far the request's body got, seen from the content itself: the furthest that any serialization of it reached.
/// </summary>
internal enum SendProgress
{
    /// <summary>Nobody asked for a byte of the body.</summary>
    NotStarted = 0,

    /// <summary>Some of it was handed over: what the vendor has is visibly incomplete and cannot be applied.</summary>
    Partial,

    /// <summary>Set before the last chunk is handed over: the vendor may have all of it.</summary>
    Complete,
}
