using Microsoft.Extensions.Options;

namespace FaceEnroll.Sdk.DependencyInjection;

/// <summary>Validates one registration's options; each fault names registration and option, never a value.</summary>
internal sealed class FaceEnrollmentOptionsValidator<TOptions>(string registration) : IValidateOptions<TOptions>
    where TOptions : FaceEnrollmentOptions
{
    public ValidateOptionsResult Validate(string? name, TOptions options)
    {
        if (name != registration)
        {
            return ValidateOptionsResult.Skip;
        }

        var faults = new List<string>();
        options.Validate(faults);
        return faults.Count == 0
            ? ValidateOptionsResult.Success
            : ValidateOptionsResult.Fail(faults.ConvertAll(fault => $"{registration}: {fault}"));
    }
}
