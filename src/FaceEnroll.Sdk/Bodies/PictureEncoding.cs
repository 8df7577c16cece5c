namespace FaceEnroll.Sdk.Bodies;

/// <summary>How a picture's bytes stand in a body.</summary>
internal enum PictureEncoding
{
    /// <summary>As they are: multipart.</summary>
    Raw,

    /// <summary>Base64: JSON, and multipart text.</summary>
    Base64,

    /// <summary>Base64, percent-encoded: a form.</summary>
    Base64Percent,

    /// <summary>Base64, percent-encoded twice: the string to sign of a form.</summary>
    Base64PercentTwice,
}
