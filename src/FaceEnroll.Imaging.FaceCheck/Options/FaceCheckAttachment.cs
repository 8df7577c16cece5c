using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace FaceEnroll.Imaging.FaceCheck;

/// <summary>Gives each fitter its registration's check, or the one of all registrations, where the host gave it no inspector.</summary>
internal sealed class FaceCheckAttachment(IServiceProvider services) : IPostConfigureOptions<FaceImagingOptions>
{
    public void PostConfigure(string? name, FaceImagingOptions options) =>
        options.Inspector ??=
            (string.IsNullOrEmpty(name) ? null : services.GetKeyedService<FaceImageCheck>(name))
            ?? services.GetService<FaceImageCheck>();
}
