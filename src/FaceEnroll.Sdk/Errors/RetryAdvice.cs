namespace FaceEnroll.Sdk;

/// <summary>When a failure may be answered with another attempt. Unknown outcomes never are.</summary>
internal enum RetryAdvice
{
    /// <summary>Never by itself.</summary>
    No = 0,

    /// <summary>After exponential back-off, within the retry budget.</summary>
    BackOff,

    /// <summary>After exponential back-off, at most twice: the cause is outside both of us (a picture's host).</summary>
    Bounded,

    /// <summary>Once, after the clock was corrected from the reply's Date header.</summary>
    CorrectClock,

    /// <summary>Once, with credentials or a token fetched anew.</summary>
    RefreshCredentials,
}
