namespace FaceEnroll.Sdk.Configuration;

/// <summary>What Configure on the builder was called with, in order: each for all registrations or for one.</summary>
internal sealed class ConfigurationSteps
{
    private readonly List<KeyValuePair<string?, Action<FaceEnrollmentOptions, IServiceProvider>>> _steps = [];

    public int Count => _steps.Count;

    /// <summary>The registrations that were named.</summary>
    public IEnumerable<string> Names => _steps.Select(s => s.Key).OfType<string>().Distinct();

    public void Add(string? registration, Action<FaceEnrollmentOptions, IServiceProvider> configure) =>
        _steps.Add(new(registration, configure));

    /// <summary>Runs this registration's steps, from one index up to but not including another.</summary>
    public void Run(int from, int before, string registration, FaceEnrollmentOptions options, IServiceProvider services)
    {
        for (var i = from; i < before; i++)
        {
            if (_steps[i].Key is null || _steps[i].Key == registration)
            {
                _steps[i].Value(options, services);
            }
        }
    }
}
