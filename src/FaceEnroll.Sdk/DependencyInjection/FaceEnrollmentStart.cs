using Microsoft.Extensions.Options;

namespace FaceEnroll.Sdk.DependencyInjection;

/// <summary>Holds nothing: it is what a host validates at its start, and that validates all registrations.</summary>
internal sealed class FaceEnrollmentStart
{
    /// <summary>Validates all registrations, and how they stand to each other.</summary>
    internal sealed class Validator(FaceEnrollmentRegistry registry, IServiceProvider services)
        : IValidateOptions<FaceEnrollmentStart>
    {
        public ValidateOptionsResult Validate(string? name, FaceEnrollmentStart options)
        {
            var faults = registry.Faults(services);
            return faults.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(faults);
        }
    }
}
