using FaceEnroll.Imaging.FaceCheck;

namespace PhonePhotos;

/// <summary>The look for a face. Built from the repository's sources it needs its model, which "npm ci" in assets/face-model brings.</summary>
internal static class FaceLook
{
    /// <returns>Null where the model is not there.</returns>
    public static FaceImageCheck? Create()
    {
        try
        {
            return new FaceImageCheck();
        }
        catch (InvalidOperationException e)
        {
            Console.WriteLine($"Nobody looks for a face. {e.Message}");
            return null;
        }
    }
}
