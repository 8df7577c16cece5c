using FaceEnroll.Sdk.Calls;
using Microsoft.Extensions.Logging.Abstractions;

namespace FaceEnroll.Sdk.Tests.Model;

/// <summary>How a vendor of the model speaks.</summary>
internal abstract class ModelDialect
{
    /// <summary>How long a stamp counts, before and after.</summary>
    public abstract TimeSpan Validity { get; }

    public abstract bool IsAdd(HttpRequestMessage request);

    /// <summary>What the signature is stamped with.</summary>
    public abstract DateTimeOffset Stamp(HttpRequestMessage request, byte[] body);

    /// <summary>What is read of these faces.</summary>
    public abstract string Read(HttpRequestMessage request, IReadOnlyList<ModelFace> faces, string person);

    public abstract string Enrolled(string faceId);

    /// <summary>No face in the picture.</summary>
    public abstract string Refusal { get; }

    /// <summary>A code of which nobody knows whether it was applied.</summary>
    public abstract string Unknown { get; }

    /// <summary>Refused for the time.</summary>
    public abstract string Stale { get; }

    public abstract FaceEnrollmentOptions Options();

    public abstract IFaceEnrollmentClient Client(FaceEnrollmentOptions options, string registration, HttpClient http);

    protected static Registration<TOptions> Registration<TOptions>(
        FaceVendor vendor,
        string name,
        TOptions options,
        HttpClient http
    )
        where TOptions : FaceEnrollmentOptions => new(vendor, name, () => options, () => http, NullLogger.Instance);
}
