using FaceEnroll.Sdk.Benchmarks.Sink;
using Microsoft.Extensions.DependencyInjection;

namespace FaceEnroll.Sdk.Benchmarks.Contenders;

/// <summary>What one vendor, in one signature scheme, adds to the comparison.</summary>
internal abstract class VendorBench(string name)
{
    /// <summary>The row's name, and the registration's.</summary>
    public string Name { get; } = name;

    /// <summary>Requests of one call.</summary>
    public virtual int Requests => 1;

    /// <summary>Registers the client under <paramref name="registration"/>.</summary>
    public abstract void Register(
        IFaceEnrollmentBuilder builder,
        string registration,
        Uri server,
        FaceImagePreflight preflight
    );

    /// <summary>The hand-written client: what a good engineer writes in fifty lines.</summary>
    public abstract Task SendByHandAsync(HttpClient http, Uri server, string person, byte[]? picture, Uri? url);

    /// <summary>
    /// The hash that the scheme demands over a body of megabytes, made ready from the recorded requests; null where it
    /// demands none.
    /// </summary>
    public virtual Action? MandatoryHash(IReadOnlyList<RawRequest> requests) => null;

    /// <summary>Recomputes the signatures of a call from what came over the wire, and looks for the picture in it.</summary>
    /// <exception cref="InvalidOperationException">A signature or the picture is wrong.</exception>
    public abstract void Verify(IReadOnlyList<RecordedRequest> call, byte[]? picture, Uri? url);

    protected static void Require(bool condition, string what)
    {
        if (!condition)
        {
            throw new InvalidOperationException("Wrong on the wire: " + what);
        }
    }

    /// <summary>Options that only a benchmark needs: a limiter that limits nothing.</summary>
    protected static void Common(FaceEnrollmentOptions options, Uri server, FaceImagePreflight preflight)
    {
        options.Endpoint = server;
        options.Preflight = preflight;
        options.RequestsPerSecond = 100_000;
    }
}
