namespace FaceEnroll.Sdk.Images;

/// <summary>The picture's own source failed while it was read: not the transport's fault.</summary>
internal sealed class ImageReadException(string message, Exception? inner = null) : Exception(message, inner)
{
    /// <summary>Without the cause, whose message holds the path: people name files after people.</summary>
    public static ImageReadException OfFile(Exception cause) =>
        new(
            cause switch
            {
                FileNotFoundException or DirectoryNotFoundException => "The picture's file is missing.",
                UnauthorizedAccessException => "The picture's file may not be read: access is denied.",
                _ => $"The picture's file cannot be read: {cause.GetType().Name}.",
            }
        );
}
