using FaceEnroll.Sdk.Configuration;
using FaceEnroll.Sdk.Primitives;
using Microsoft.Extensions.Options;

namespace FaceEnroll.Sdk.Registrations;

/// <summary>The registrations of one service collection, and which of them is the default.</summary>
/// <param name="vendors">The options of each vendor: they show which ones a registration does not belong to.</param>
internal sealed class FaceEnrollmentRegistry(IReadOnlyDictionary<FaceVendor, OptionNames> vendors)
{
    private readonly Dictionary<string, FaceVendor> _registrations = new(StringComparer.Ordinal);
    private readonly List<Action<IServiceProvider>> _creations = [];
    private readonly List<string> _sectionFaults = [];
    private readonly Dictionary<string, OptionsType> _optionsTypes = new(StringComparer.Ordinal)
    {
        [nameof(FaceEnrollmentOptions)] = new(null, ConfiguredNames.Of<FaceEnrollmentOptions>),
    };

    /// <summary>The options that each vendor takes from configuration.</summary>
    public IReadOnlyDictionary<FaceVendor, OptionNames> Vendors { get; } = vendors;

    /// <summary>The name that the unkeyed interface resolves to; null when none was named.</summary>
    public string? Default { get; set; }

    /// <summary>The names of all registrations.</summary>
    public IReadOnlyCollection<string> Names => _registrations.Keys;

    /// <summary>Whether the host resolves by name only, and has said so.</summary>
    public bool NamesOnly { get; set; }

    /// <summary>What Configure was called with.</summary>
    public ConfigurationSteps Steps { get; } = new();

    /// <summary>A registration.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="vendor">Its vendor.</param>
    /// <param name="createOptions">Makes its options, and throws when they are not valid.</param>
    /// <exception cref="ArgumentException">The name is taken.</exception>
    public void Add(string name, FaceVendor vendor, Action<IServiceProvider> createOptions)
    {
        if (Taken(name) is { } taken)
        {
            throw new ArgumentException(taken, nameof(name));
        }

        if (Vendors.Keys.Any(other => other != vendor && OptionNames.Is(other.ToString(), name)))
        {
            AddFault(
                $"The registration '{name}' is of {vendor}, and has another vendor's name: give it a name of its own."
            );
        }

        if (SentText.HasInvisible(name) || !SentText.IsWellFormed(name))
        {
            AddFault(
                $"The registration '{name}' has control or invisible characters in its name: nobody could tell it from another."
            );
        }

        _registrations.Add(name, vendor);
        _creations.Add(createOptions);
    }

    /// <summary>Why a name cannot be added; null when it can.</summary>
    public string? Taken(string name) =>
        _registrations.TryGetValue(name, out var other)
            ? $"A face enrollment registration named '{name}' ({other}) exists already. To set its options in code, call "
                + $"Configure(\"{name}\", options => ...) on the builder; to add another, give it a name of its own."
            : null;

    /// <summary>Something is wrong with a section, so that a registration may be missing.</summary>
    public void AddFault(string fault) => _sectionFaults.Add(FaultText.Sentence(fault));

    /// <summary>Options of a registration: a host may set them by name.</summary>
    /// <param name="type">Their type's name.</param>
    /// <param name="vendor">Whose they are.</param>
    /// <param name="configured">The names that the host gave.</param>
    public void AddOptionsType(
        string type,
        FaceVendor vendor,
        Func<IServiceProvider, IEnumerable<string>> configured
    ) => _optionsTypes[type] = new(vendor, configured);

    /// <summary>
    /// Without a host, nobody validates at start: where a registration may be missing, the others must not stand in for it.
    /// </summary>
    /// <exception cref="OptionsValidationException">Something is wrong with a section.</exception>
    public void ThrowOfSections()
    {
        if (_sectionFaults.Count > 0)
        {
            throw new OptionsValidationException(Options.DefaultName, typeof(FaceEnrollmentOptions), _sectionFaults);
        }
    }

    /// <summary>What is wrong with the registrations and their options; each fault names its registration.</summary>
    /// <param name="services">The container.</param>
    /// <param name="thrown">The exception of the first options callback that threw; null when none did.</param>
    public List<string> Faults(IServiceProvider services, out Exception? thrown)
    {
        thrown = null;
        List<string> faults = [.. _sectionFaults];
        if (_registrations.Count == 0)
        {
            faults.Add("No face enrollment client is registered");
        }
        else if (Default is not null && !_registrations.ContainsKey(Default))
        {
            faults.Add(NoDefault(Default));
        }
        else if (Default is null && _registrations.Count > 1 && !NamesOnly)
        {
            faults.Add(Several(_registrations.Keys) + " WithoutDefault() says that all resolve by name");
        }

        foreach (var name in Steps.Names)
        {
            if (!_registrations.ContainsKey(name))
            {
                faults.Add(NotConfigured("Configure", name));
            }
        }

        foreach (var createOptions in _creations)
        {
            try
            {
                createOptions(services);
            }
            catch (OptionsValidationException e)
            {
                faults.AddRange(e.Failures);
            }
            catch (InvalidOperationException e)
            {
                faults.Add(e.Message);
                thrown ??= e.InnerException ?? e;
            }
        }

        if (thrown is null)
        {
            faults.AddRange(_optionsTypes.SelectMany(t => NotConfigured(t.Key, t.Value, services)));
        }

        return faults.ConvertAll(FaultText.Sentence);
    }

    private IEnumerable<string> NotConfigured(string type, OptionsType options, IServiceProvider services) =>
        options
            .Configured(services)
            .Where(name => !_registrations.TryGetValue(name, out var of) || (options.Vendor ?? of) != of)
            .Select(name =>
                name.Length > 0
                    ? NotConfigured($"Configure<{type}>", name)
                    : $"Configure<{type}> without a name reaches no registration: name one, or call ConfigureAll; a class of "
                        + "your own implements IConfigureNamedOptions. "
                        + Known(_registrations.Keys)
            );

    private string NotConfigured(string method, string name) =>
        $"{method} names the face enrollment registration '{name}'. {Missing(name)}";

    /// <summary>The registration that an unkeyed request means.</summary>
    /// <param name="vendor">Only this vendor's registrations; null for any.</param>
    /// <exception cref="InvalidOperationException">There is none, or it is not clear which.</exception>
    public string Choose(FaceVendor? vendor)
    {
        var candidates = _registrations.Where(r => vendor is null || r.Value == vendor).Select(r => r.Key).ToList();
        if (Default is { } name && candidates.Contains(name))
        {
            return name;
        }

        if (Default is { } missing && vendor is null)
        {
            throw new InvalidOperationException(NoDefault(missing));
        }

        // Registration order never decides where biometrics go.
        return candidates.Count == 1 ? candidates[0]
            : candidates.Count > 1
                ? throw new InvalidOperationException(Several(candidates, Default is null ? null : vendor))
            : throw new InvalidOperationException(
                string.Join(
                    " ",
                    [
                        $"No face enrollment client {(vendor is null ? "" : $"for {vendor} ")}is registered.",
                        .. _sectionFaults,
                    ]
                )
            );
    }

    /// <summary>Why no service answers to this name.</summary>
    public InvalidOperationException NotFound(Type service, object? key)
    {
        if (key is not string name)
        {
            return new InvalidOperationException(
                $"The key of {service.Name} is a text, its registration's name, and not {(key is null ? "null" : $"of the type {key.GetType().Name}")}. "
                    + Known(_registrations.Keys)
            );
        }

        return new InvalidOperationException(
            !_registrations.TryGetValue(name, out var vendor)
                ? string.Join(" ", [$"There is no {service.Name} named '{name}'. {Missing(name)}", .. _sectionFaults])
            : service.IsInterface
                ? $"The face enrollment registration '{name}' ({vendor}) is no {service.Name}: this vendor has nothing of "
                    + $"the kind. {Known(_registrations.Keys)}"
            : $"The face enrollment registration '{name}' is of {vendor}: it is no {service.Name}. "
                + Known(_registrations.Keys)
        );
    }

    private string NoDefault(string name) =>
        $"The default face enrollment registration '{name}' does not exist. {Missing(name)}";

    private string Missing(string name) => Known(_registrations.Keys) + NearestName.Question(name, _registrations.Keys);

    /// <param name="names">The registrations that may be meant.</param>
    /// <param name="vendor">Their vendor, if the default belongs to another.</param>
    private string Several(IEnumerable<string> names, FaceVendor? vendor = null) =>
        (
            vendor is null
                ? "Several face enrollment clients are registered and none is the default. Name one as 'Default', or "
                : $"Several face enrollment clients of {vendor} are registered and none of them is the default: "
        ) + $"resolve by name (keyed). {Known(names)}";

    private string Known(IEnumerable<string> names)
    {
        var known = names
            .Select(n => _registrations[n].ToString() is var vendor && vendor == n ? n : $"{n} ({vendor})")
            .ToList();
        return known.Count == 0 ? "None is registered." : $"Registered: {string.Join(", ", known)}.";
    }

    /// <summary>Whose options they are, null for all, and the names that a host gave to Configure of the services.</summary>
    private sealed class OptionsType(FaceVendor? vendor, Func<IServiceProvider, IEnumerable<string>> configured)
    {
        public FaceVendor? Vendor { get; } = vendor;

        public Func<IServiceProvider, IEnumerable<string>> Configured { get; } = configured;
    }
}
