namespace FaceEnroll.Sdk.FinAuth;

/// <summary>A part of a library's list.</summary>
internal readonly struct FinAuthPage(IReadOnlyList<FinAuthFace> faces, bool namesNext)
{
    public IReadOnlyList<FinAuthFace> Faces => faces;

    /// <summary>Whether the vendor says where to continue.</summary>
    public bool NamesNext => namesNext;
}
