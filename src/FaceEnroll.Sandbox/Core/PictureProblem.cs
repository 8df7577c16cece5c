namespace FaceEnroll.Sandbox.Core;

/// <summary>What is wrong with a picture, in a vocabulary the vendors' replies translate.</summary>
internal enum PictureProblem
{
    None,
    Undecodable,
    NotFetched,
    TooManyBytes,
    TooManyPixels,
    TooFewPixels,
    WrongShape,
    NoFace,
    LowQuality,
    OtherPerson,
}
