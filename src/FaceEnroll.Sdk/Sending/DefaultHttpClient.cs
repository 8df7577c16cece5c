using FaceEnroll.Sdk.Polyfills;

namespace FaceEnroll.Sdk.Sending;

/// <summary>The HttpClient of clients that were constructed without one: shared, never disposed.</summary>
internal static class DefaultHttpClient
{
    private static readonly Lazy<HttpClient> s_shared = new(static () =>
        // Time has one owner: the call.
        new HttpClient(new FaceEnrollmentGuardHandler(PrimaryHandler.Create())) { Timeout = Timeout.InfiniteTimeSpan }
    );

    public static HttpClient Shared => s_shared.Value;
}
