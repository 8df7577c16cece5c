using Microsoft.Extensions.Options;

namespace FaceEnroll.Imaging;

/// <summary>Refuses wrong options, of any name, at the host's start.</summary>
internal sealed class FaceImagingOptionsValidator : IValidateOptions<FaceImagingOptions>
{
    public ValidateOptionsResult Validate(string? name, FaceImagingOptions options)
    {
        var faults = options.Faults().ToList();
        return faults.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(faults);
    }
}
