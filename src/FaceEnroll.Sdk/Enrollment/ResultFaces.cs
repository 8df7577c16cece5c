namespace FaceEnroll.Sdk.Enrollment;

/// <summary>The face ids of a result, whatever its type.</summary>
internal static class ResultFaces
{
    /// <summary>How many more faces it may have added than it names.</summary>
    public static int Unnamed(object result)
    {
        if (result is not FaceEnrollmentResult many)
        {
            return 0;
        }

        var unnamed = -many.UnattributedFaceIds.Count;
        foreach (var image in many.Images)
        {
            if (image.Status != FaceImageStatus.NotEnrolled && string.IsNullOrEmpty(image.FaceId))
            {
                unnamed++;
            }
        }

        return Math.Max(unnamed, 0);
    }

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
