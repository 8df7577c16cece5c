using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace FaceEnroll.Sdk.DependencyInjection;

/// <summary>A line of the vendor table.</summary>
internal sealed class FaceVendorEntry(
    FaceVendor vendor,
    OptionNames optionNames,
    Action<IFaceEnrollmentBuilder, string, IConfiguration> register
)
{
    public FaceVendor Vendor { get; } = vendor;

    /// <summary>Section name, and name of the registration unless another is given.</summary>
    public string Name { get; } = vendor.ToString();

    /// <summary>What configuration may give.</summary>
    public OptionNames OptionNames { get; } = optionNames;

    public Action<IFaceEnrollmentBuilder, string, IConfiguration> Register { get; } = register;
}
