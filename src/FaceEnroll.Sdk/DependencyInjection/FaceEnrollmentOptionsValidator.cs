using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Options;

namespace FaceEnroll.Sdk.DependencyInjection;

/// <summary>Validates one registration's options; each fault names registration and option, never a value.</summary>
/// <param name="registration">The registration's name.</param>
/// <param name="section">The section that the options are bound to; null when they are set in code.</param>
/// <param name="common">Validations that a host registered for the options of all vendors.</param>
internal sealed class FaceEnrollmentOptionsValidator<TOptions>(
    string registration,
    IConfiguration? section,
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

        var faults = new List<string>();
        if (section is not null)
        {
            OptionNamesCheck.Check(section, options.Vendor, options.OptionNames, faults);
        }

        options.Validate(faults);
        if (options.RequireCredentialsAtStart && !options.Credentials.AreThere(options))
        {
            faults.Add(
                $"There are no credentials: {options.Credentials.Hint}. If they come later, set "
                    + $"{nameof(options.RequireCredentialsAtStart)} to false."
            );
        }

        faults.AddRange(common.Select(c => c.Validate(name, options)).SelectMany(r => r.Failures ?? []));
        return faults.Count == 0
            ? ValidateOptionsResult.Success
            : ValidateOptionsResult.Fail(faults.ConvertAll(fault => $"{registration}: {fault}"));
    }
}
