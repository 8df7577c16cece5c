using Microsoft.Extensions.Options;

namespace FaceEnroll.Imaging;

/// <summary>Refuses wrong options at the host's start.</summary>
internal sealed class FaceImagingOptionsValidator(string registration) : IValidateOptions<FaceImagingOptions>
{
    public ValidateOptionsResult Validate(string? name, FaceImagingOptions options)
    {
        if (name != registration)
        {
            return ValidateOptionsResult.Skip;
        }

        var faults = options.Faults().ToList();
        return faults.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(faults);
    }
}
