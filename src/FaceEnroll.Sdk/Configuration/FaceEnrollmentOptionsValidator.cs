using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Options;

namespace FaceEnroll.Sdk.Configuration;

/// <summary>Validates one registration's options; each fault names registration and option, never a value.</summary>
/// <param name="registration">The registration's name.</param>
/// <param name="section">The section that the options are bound to; null when they are set in code.</param>
/// <param name="vendors">The options that each vendor takes from configuration.</param>
/// <param name="common">Validations that a host registered for the options of all vendors.</param>
internal sealed class FaceEnrollmentOptionsValidator<TOptions>(
    string registration,
    IConfiguration? section,
    IReadOnlyDictionary<FaceVendor, OptionNames> vendors,
    IEnumerable<IValidateOptions<FaceEnrollmentOptions>> common
) : IValidateOptions<TOptions>
    where TOptions : FaceEnrollmentOptions
{
    public ValidateOptionsResult Validate(string? name, TOptions options)
    {
        if (name != registration)
        {
            return ValidateOptionsResult.Skip;
        }

        var check = new OptionNamesCheck(options.Vendor, vendors);
        if (section is not null)
        {
            check.Check(section, options.OptionNames);
        }

        var broken = new List<string>();
        options.Validate(broken);
        foreach (var rule in broken)
        {
            var mentioned = Mentioned(rule, options.OptionNames);
            // A refused option has its default now, and there is nothing to say about that.
            if (mentioned.Count == 0 || !check.Refused.Contains(mentioned[0]))
            {
                check.Faults.Add(FaultText.Sentence(rule) + Configured(mentioned));
            }
        }

        if (
            options.RequireCredentialsAtStart
            && !options.HasAnyKey
            && options.Credentials.FaultAtStart(options) is { } fault
        )
        {
            check.Faults.Add(fault);
        }

        check.Faults.AddRange(common.Select(c => c.Validate(name, options)).SelectMany(r => r.Failures ?? []));
        return check.Faults.Count == 0
            ? ValidateOptionsResult.Success
            : ValidateOptionsResult.Fail(
                check.Faults.ConvertAll(fault => $"{registration}: {FaultText.Sentence(fault)}")
            );
    }

    /// <summary>The options that a rule speaks of, as <c>Retry:BaseDelay</c>, in its order.</summary>
    private static List<string> Mentioned(string rule, OptionNames names)
    {
        var known = names.Configurable.ToList();
        return
        [
            .. rule.Split(' ', ',', ';', '(', ')')
                .Select(word => word.TrimEnd('.', ':').Replace('.', ':'))
                .Where(known.Contains)
                .Distinct(),
        ];
    }

    private string Configured(List<string> options)
    {
        var paths = options
            .Where(option => section?[option] is not null)
            .Select(option => $"'{section!.GetSection(option).Path}'")
            .ToList();
        return paths.Count == 0 ? "" : $" (configured at {string.Join(", ", paths)})";
    }
}
