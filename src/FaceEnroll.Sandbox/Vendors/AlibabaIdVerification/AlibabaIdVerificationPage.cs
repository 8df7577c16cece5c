namespace FaceEnroll.Sandbox.Vendors.AlibabaIdVerification;

/// <summary>Which part of a list is asked for, the pages counted from 1.</summary>
internal readonly record struct AlibabaIdVerificationPage(int Number, int Size)
{
    public long Skip => (Number - 1L) * Size;
}
