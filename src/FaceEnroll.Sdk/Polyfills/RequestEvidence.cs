using FaceEnroll.Sdk.Http;

namespace System.Net.Http;

/// <summary>The request's own entry for its attempt: where it stands depends on the target.</summary>
internal static class RequestEvidence
{
    private const string Name = "FaceEnroll.Sdk.Attempt";

#if NET
    private static readonly HttpRequestOptionsKey<SendEvidence> s_key = new(Name);
#endif

    public static void SetEvidence(this HttpRequestMessage request, SendEvidence evidence) =>
#if NET
        request.Options.Set(s_key, evidence);
#else
        request.Properties[Name] = evidence;
#endif

    public static SendEvidence? FindEvidence(this HttpRequestMessage request) =>
#if NET
        request.Options.TryGetValue(s_key, out var evidence) ? evidence : null;
#else
        request.Properties.TryGetValue(Name, out var evidence) ? evidence as SendEvidence : null;
#endif
}
