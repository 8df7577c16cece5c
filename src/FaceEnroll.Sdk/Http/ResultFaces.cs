namespace FaceEnroll.Sdk.Http;

/// <summary>The face ids of a result, whatever its type.</summary>
internal static class ResultFaces
{
    public static List<string> Of(object result)
    {
        var ids = new List<string>();
        switch (result)
        {
            case FaceEnrollmentResult many:
                foreach (var image in many.Images)
                {
                    Add(image);
                }

                ids.AddRange(many.UnattributedFaceIds);
                break;
            case FacePersonResult { FirstImage: { } first }:
                Add(first);
                break;
        }

        return ids;

        void Add(FaceImageOutcome image)
        {
            if (!string.IsNullOrEmpty(image.FaceId))
            {
                ids.Add(image.FaceId!);
            }
        }
    }
}
