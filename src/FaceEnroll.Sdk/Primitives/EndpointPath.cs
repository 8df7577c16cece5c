namespace FaceEnroll.Sdk.Primitives;

/// <summary>An operation's path, kept joined with the endpoint that was asked for last: it rarely changes.</summary>
/// <remarks>Safe for concurrent use.</remarks>
internal sealed class EndpointPath(string path)
{
    private Joined? _last;

    /// <summary>The path by itself.</summary>
    public string Path { get; } = path;

    /// <summary>The path at an endpoint.</summary>
    public Uri At(Uri endpoint)
    {
        var last = _last;
        if (last is null || !ReferenceEquals(last.Endpoint, endpoint))
        {
            _last = last = new Joined(endpoint, new Uri(endpoint, Path));
        }

        return last.Uri;
    }

    private sealed class Joined(Uri endpoint, Uri uri)
    {
        public Uri Endpoint { get; } = endpoint;

        public Uri Uri { get; } = uri;
    }
}
