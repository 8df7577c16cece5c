namespace FaceEnroll.Sdk.Transport;

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

    /// <summary>
    /// Whether an exception, or its cause, is in another's chain: HttpClient makes a new one from a cancellation, with the
    /// cause of the old.
    /// </summary>
    public static bool Holds(Exception chain, Exception? sought)
    {
        for (var one = chain; one is not null && sought is not null; one = one.InnerException)
        {
            if (ReferenceEquals(one, sought) || ReferenceEquals(one, sought.InnerException))
            {
                return true;
            }
        }

        return false;
    }
}
