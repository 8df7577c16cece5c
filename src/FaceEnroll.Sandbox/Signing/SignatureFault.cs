namespace FaceEnroll.Sandbox.Signing;

internal enum SignatureFault
{
    None,
    Missing,
    Malformed,
    UnknownKey,
    ClockFormat,
    ClockSkew,
    Mismatch,
    TokenMissing,
    TokenWrong,
    NonceUsed,
}
