using Microsoft.Extensions.Options;

namespace FaceEnroll.Sdk.Registrations;

/// <summary>Holds nothing: a host validates it at start, and that validates all registrations.</summary>
internal sealed class FaceEnrollmentStart
{
    /// <summary>Validates all registrations, and how they relate to each other.</summary>
    internal sealed class Validator(FaceEnrollmentRegistry registry, IServiceProvider services)
        : IValidateOptions<FaceEnrollmentStart>
    {
        public ValidateOptionsResult Validate(string? name, FaceEnrollmentStart options)
        {
            var faults = registry.Faults(services, out var thrown);
            return faults.Count == 0 ? ValidateOptionsResult.Success
                // A validation's result has no place for what the host's own code threw, and its stack.
                : thrown is not null ? throw new InvalidOperationException(string.Join("; ", faults), thrown)
                : ValidateOptionsResult.Fail(faults);
        }
    }
}
