using Microsoft.Extensions.Options;

namespace FaceEnroll.Imaging.FaceCheck;

/// <summary>Refuses wrong options, of any name, at the host's start.</summary>
internal sealed class FaceCheckOptionsValidator : IValidateOptions<FaceCheckOptions>
{
    public ValidateOptionsResult Validate(string? name, FaceCheckOptions options)
    {
        var faults = options.Faults().ToList();
        return faults.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(faults);
    }
}
