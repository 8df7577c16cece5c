namespace FaceEnroll.Sdk.Http;

/// <summary>Handlers and streams wrap exceptions: what matters may be further in.</summary>
internal static class ExceptionChain
{
    /// <summary>The first of this type, the exception itself included; null when there is none.</summary>
    public static T? Find<T>(Exception? exception)
        where T : Exception
    {
        while (exception is not (null or T))
        {
            exception = exception.InnerException;
        }

        return (T?)exception;
    }
}
