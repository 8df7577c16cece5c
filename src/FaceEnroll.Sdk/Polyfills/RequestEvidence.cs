using FaceEnroll.Sdk.Http;

namespace System.Net.Http;

/// <summary>The request's own entry for its attempt: where it stands depends on the target.</summary>
internal static class RequestEvidence
{
    private const string Name = "FaceEnroll.Sdk.Attempt";

#if NET
    private static readonly HttpRequestOptionsKey<SendEvidence?> s_key = new(Name);
#endif

    /// <summary>Marks a request of this library: with its evidence, or as one that stores no face.</summary>
    public static void SetEvidence(this HttpRequestMessage request, SendEvidence? evidence) =>
#if NET
        request.Options.Set(s_key, evidence);
#else
        request.Properties[Name] = evidence;
#endif

    /// <summary>The request's evidence.</summary>
    /// <param name="request">The request.</param>
    /// <param name="isOurs">Whether it is marked as this library's, with evidence or without.</param>
    public static SendEvidence? FindEvidence(this HttpRequestMessage request, out bool isOurs)
    {
#if NET
        isOurs = request.Options.TryGetValue(s_key, out var evidence);
        return evidence;
#else
        isOurs = request.Properties.TryGetValue(Name, out var evidence);
        return evidence as SendEvidence;
#endif
    }
}
