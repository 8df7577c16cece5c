using System.Diagnostics.CodeAnalysis;
using FaceEnroll.Sdk.Calls;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Microsoft.Extensions.Primitives;

namespace FaceEnroll.Sdk.Configuration;

/// <summary>
/// One registration's options of this moment. They were valid when they were made: a change that is not valid is logged
/// once, and the last good ones stay.
/// </summary>
/// <remarks>Safe for concurrent use.</remarks>
internal sealed class CurrentOptions<
    [DynamicallyAccessedMembers(DynamicallyAccessedMemberTypes.PublicParameterlessConstructor)] TOptions
> : IDisposable
    where TOptions : FaceEnrollmentOptions
{
    private readonly object _gate = new();
    private readonly string _registration;
    private readonly IOptionsFactory<TOptions> _factory;
    private readonly ILogger _logger;
    private readonly KeyAccounts _accounts;
    private readonly List<IDisposable> _watches = [];
    private string? _refused;
    private volatile TOptions _value;

    /// <exception cref="OptionsValidationException">The options are not valid.</exception>
    /// <exception cref="InvalidOperationException">A callback that sets them threw: the inner exception.</exception>
    public CurrentOptions(IServiceProvider services, string registration, ILogger logger)
    {
        _registration = registration;
        _logger = new SafeLogger(logger);
        _accounts = services.GetRequiredService<KeyAccounts>();
        try
        {
            (_factory, _value) = OptionsCycle.Make(services, registration, () => Create(services, registration));
        }
        catch (Exception e) when (e is not (OptionsValidationException or OptionsCycleException))
        {
            throw new InvalidOperationException($"{registration}: {Threw(e)}", e);
        }

        _accounts.Note(registration, _value, _logger);
        foreach (var source in services.GetServices<IOptionsChangeTokenSource<TOptions>>())
        {
            if (source.Name is null || source.Name == registration)
            {
                _watches.Add(ChangeToken.OnChange(source.GetChangeToken, Reload));
            }
        }
    }

    /// <summary>The same instance until they change.</summary>
    public TOptions Value => _value;

    /// <summary>Makes the factory too: it consists of what sets the options, and that may need services.</summary>
    private static (IOptionsFactory<TOptions> Factory, TOptions Value) Create(
        IServiceProvider services,
        string registration
    )
    {
        var factory = services.GetRequiredService<IOptionsFactory<TOptions>>();
        return (factory, factory.Create(registration));
    }

    public void Dispose() => _watches.ForEach(static watch => watch.Dispose());

    /// <summary>The exception's type only: its message is the host's, and a binder's quotes the value that it cannot read.</summary>
    private static string Threw(Exception e) => $"setting its options threw {e.GetType().Name}";

    private void Reload()
    {
        lock (_gate)
        {
            try
            {
                _value = _factory.Create(_registration);
                _refused = null;
                _accounts.Note(_registration, _value, _logger);
            }
            catch (OptionsValidationException e)
            {
                // Faults name options, never values.
                Refuse(string.Join("; ", e.Failures));
            }
            catch (Exception e)
            {
                Refuse(Threw(e));
            }
        }
    }

    /// <summary>
    /// A configuration may report one change several times: the same faults are logged once, until it is good again.
    /// </summary>
    private void Refuse(string faults)
    {
        if (_refused != faults)
        {
            _refused = faults;
            FaceEnrollmentLog.OptionsRefused(_logger, _registration, faults);
        }
    }
}
