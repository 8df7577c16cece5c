namespace FaceEnroll.Sdk.Polyfills;

/// <summary>.NET Framework asks "Expect: 100-continue" before a body unless it is told not to; no other runtime does.</summary>
internal static class ExpectHeader
{
    /// <summary>Sends the body without asking first.</summary>
    public static HttpRequestMessage WithoutExpect(this HttpRequestMessage request)
    {
#if !NET
        request.Headers.ExpectContinue = false;
#endif
        return request;
    }
}
