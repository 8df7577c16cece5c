using Microsoft.Extensions.DependencyInjection;

namespace FaceEnroll.Sdk.DependencyInjection;

/// <summary>The registrations of one service collection, and which of them is the default.</summary>
internal sealed class FaceEnrollmentRegistry
{
    private readonly Dictionary<string, FaceVendor> _registrations = new(StringComparer.Ordinal);

    /// <summary>The name that the unkeyed interface resolves to; null when none was named.</summary>
    public string? Default { get; set; }

    /// <summary>The names of all registrations.</summary>
    public IReadOnlyCollection<string> Names => _registrations.Keys;

    /// <exception cref="ArgumentException">The name is taken.</exception>
    public void Add(string name, FaceVendor vendor)
    {
        if (_registrations.TryGetValue(name, out var other))
        {
            throw new ArgumentException(
                $"A face enrollment registration named '{name}' ({other}) exists already. Give each its own name.",
                nameof(name)
            );
        }

        _registrations.Add(name, vendor);
    }

    /// <summary>The registration that an unkeyed request means.</summary>
    /// <param name="services">The container.</param>
    /// <param name="vendor">Only this vendor's registrations; null for any.</param>
    /// <exception cref="InvalidOperationException">There is none, or it is not clear which.</exception>
    public string Choose(IServiceProvider services, FaceVendor? vendor)
    {
        var candidates = new List<string>();
        foreach (var registration in _registrations)
        {
            if (vendor is null || registration.Value == vendor)
            {
                candidates.Add(registration.Key);
            }
        }

        if (Default is { } name && candidates.Contains(name))
        {
            return name;
        }

        if (Default is { } missing && vendor is null)
        {
            throw new InvalidOperationException(
                $"The default face enrollment registration '{missing}' does not exist. {Known(candidates)}"
            );
        }

        // Where biometrics go is never a matter of registration order.
        return candidates.Count == 1
            ? candidates[0]
            : throw new InvalidOperationException(
                candidates.Count == 0
                    ? $"No face enrollment client {(vendor is null ? "" : $"for {vendor} ")}is registered."
                    : "Several face enrollment clients are registered and none is the default. Name one as 'Default', or "
                        + $"resolve by name (keyed). {Known(candidates)}"
            );
    }

    private static string Known(List<string> names) => "Registered: " + string.Join(", ", names) + ".";
}
