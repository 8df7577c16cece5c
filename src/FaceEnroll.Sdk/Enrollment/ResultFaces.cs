using FaceEnroll.Sdk.Journal;

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

    /// <summary>The result as a journal takes it.</summary>
    public static EnrollmentOutcome Outcome(object result) =>
        new(new FaceReconciliation(FaceReconciliationStatus.Enrolled) { FaceIds = Of(result) })
        {
            Images = result switch
            {
                FaceEnrollmentResult many => many.Images,
                FacePersonResult { FirstImage: { } first } => [first],
                _ => null,
            },
            UnattributedFaceIds = (result as FaceEnrollmentResult)?.UnattributedFaceIds ?? [],
        };

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
