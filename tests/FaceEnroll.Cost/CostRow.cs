using FaceEnroll.Sdk;

namespace FaceEnroll.Cost;

/// <summary>A vendor with a picture of some size.</summary>
internal sealed record CostRow(string Name, int Calls, Func<HttpClient, IFaceEnrollmentClient> Client, FaceImage Image)
{
    /// <summary>Whether it is a small call, whose cost is the library's own and not the picture's.</summary>
    public bool IsSmall =>
        !Name.Contains("KB", StringComparison.Ordinal) && !Name.Contains("MB", StringComparison.Ordinal);
}
