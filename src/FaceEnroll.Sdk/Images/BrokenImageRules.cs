namespace FaceEnroll.Sdk.Images;

/// <summary>All rules that one picture breaks, in words that follow "must be" or "should be".</summary>
internal sealed class BrokenImageRules
{
    private readonly List<string> _documented = [];
    private readonly List<string> _advisory = [];

    /// <summary>Whether the vendor is known to refuse the picture.</summary>
    public bool IsRefused => _documented.Count > 0;

    public void Add(string rule, FaceLimitBasis basis) =>
        (basis == FaceLimitBasis.Documented ? _documented : _advisory).Add(rule);

    /// <summary>For a refusal: what the picture must be, then what it should be.</summary>
    public string ForRefusal() =>
        _advisory.Count == 0 ? Join(_documented) : $"{Join(_documented)}; it should be {Join(_advisory)}";

    /// <summary>For a warning, which takes documented rules for advice too.</summary>
    public string ForWarning() => Join([.. _documented, .. _advisory]);

    /// <summary>"a", "a and b", "a, b and c".</summary>
    private static string Join(List<string> rules) =>
        rules.Count == 1 ? rules[0] : $"{string.Join(", ", rules.Take(rules.Count - 1))} and {rules[rules.Count - 1]}";
}
