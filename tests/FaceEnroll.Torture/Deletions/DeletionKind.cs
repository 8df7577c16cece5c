namespace FaceEnroll.Torture.Deletions;

/// <summary>What a call of a story does.</summary>
internal enum DeletionKind
{
    Enroll,
    Delete,
    Replace,
    Erase,
    EraseEverywhere,
    Verify,
}
