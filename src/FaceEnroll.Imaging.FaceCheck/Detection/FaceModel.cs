namespace FaceEnroll.Imaging.FaceCheck.Detection;

/// <summary>The model that is built into this assembly.</summary>
internal static class FaceModel
{
    private const string Resource = "face.onnx";

    /// <summary>Whether it is there: a build of the sources without it works.</summary>
    public static bool IsPresent => typeof(FaceModel).Assembly.GetManifestResourceInfo(Resource) is not null;

    /// <summary>The model's file.</summary>
    /// <exception cref="InvalidOperationException">It was not there when this assembly was built.</exception>
    public static byte[] Read()
    {
        using var stream =
            typeof(FaceModel).Assembly.GetManifestResourceStream(Resource)
            ?? throw new InvalidOperationException(
                "FaceEnroll.Imaging.FaceCheck was built without the model that finds faces: run \"npm ci\" in assets/face-model, "
                    + "then build it again."
            );
        var file = new byte[stream.Length];
        stream.ReadExactly(file);
        return file;
    }
}
