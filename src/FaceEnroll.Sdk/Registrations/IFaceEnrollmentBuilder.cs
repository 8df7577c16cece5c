namespace Microsoft.Extensions.DependencyInjection;

/// <summary>Registers vendors' clients; made by <c>AddFaceEnrollment()</c>.</summary>
public interface IFaceEnrollmentBuilder
{
    /// <summary>The services that are being configured.</summary>
    IServiceCollection Services { get; }
}
