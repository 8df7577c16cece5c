using System.Diagnostics.CodeAnalysis;
using FaceEnroll.Sdk.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Microsoft.Extensions.Primitives;

namespace FaceEnroll.Sdk.DependencyInjection;

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
    private volatile TOptions _value;

    /// <exception cref="OptionsValidationException">The options are not valid.</exception>
    /// <exception cref="InvalidOperationException">A callback that sets them threw: the inner exception.</exception>
    public CurrentOptions(IServiceProvider services, string registration, ILogger logger)
    {
        _registration = registration;
        _factory = services.GetRequiredService<IOptionsFactory<TOptions>>();
        _logger = new SafeLogger(logger);
        _accounts = services.GetRequiredService<KeyAccounts>();
        try
        {
            _value = _factory.Create(registration);
        }
        catch (Exception e) when (e is not OptionsValidationException)
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

    public void Dispose() => _watches.ForEach(static watch => watch.Dispose());

    /// <summary>Its type only: the words are the host's, and a binder's quote the value that it cannot read.</summary>
    private static string Threw(Exception e) => $"setting its options threw {e.GetType().Name}";

    private void Reload()
    {
        lock (_gate)
        {
            try
            {
                _value = _factory.Create(_registration);
                _accounts.Note(_registration, _value, _logger);
            }
            catch (OptionsValidationException e)
            {
                // Faults name options, never values.
                FaceEnrollmentLog.OptionsRefused(_logger, _registration, string.Join("; ", e.Failures));
            }
            catch (Exception e)
            {
                FaceEnrollmentLog.OptionsRefused(_logger, _registration, Threw(e));
            }
        }
    }
}
