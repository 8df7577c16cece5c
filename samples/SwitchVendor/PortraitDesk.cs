using FaceEnroll.Sandbox;
using FaceEnroll.Sdk;
using Microsoft.Extensions.DependencyInjection;

namespace SwitchVendor;

/// <summary>Enrolls a person's portrait at whichever vendor is the default.</summary>
internal sealed class PortraitDesk(IFaceEnrollmentClient client, IServiceProvider services)
{
    public async Task<bool> EnrollAsync(string person, string file)
    {
        Console.Write($"{client.Vendor}: ");
        if (!IsTaken(new FileInfo(file).Length))
        {
            return false;
        }

        try
        {
            var portrait = FaceImage.FromFile(file);
            var outcome = await CreatePersonAsync(person, portrait);
            outcome ??= (await client.EnrollAsync(new FaceEnrollmentRequest(person, portrait))).Images[0];
            Console.WriteLine($"{outcome.Status}, face {outcome.FaceId ?? "(none given)"}");
            return outcome.Status == FaceImageStatus.Enrolled;
        }
        catch (FaceEnrollmentException e)
        {
            Console.WriteLine(e.Message);
            return false;
        }
    }

    /// <summary>The limits are data: what will be refused need not be read, let alone sent.</summary>
    private bool IsTaken(long bytes)
    {
        var limits = client.Limits;
        var most = limits.MaxImageBytes is { } limit ? $"{limit.Value / 1024} KiB ({limit.Basis})" : "not stated";
        Console.Write($"pictures as {limits.ImageInputs}, {string.Join('/', limits.Formats)}, at most {most}; ");
        if (!limits.ImageInputs.HasFlag(FaceImageInputs.Content) || bytes > limits.MaxImageBytes?.Value)
        {
            Console.WriteLine("this picture is not taken.");
            return false;
        }

        return true;
    }

    /// <summary>Makes the person where it must exist.</summary>
    /// <returns>The first picture's outcome where making the person stores it; null where it must still be enrolled.</returns>
    private async Task<FaceImageOutcome?> CreatePersonAsync(string person, FaceImage portrait)
    {
        if (!client.Limits.PersonMustExist)
        {
            return null;
        }

        var request = new FacePersonRequest(person, FaceEnrollSandboxOptions.DefaultLibraryId)
        {
            Name = "Eileen",
            // Tencent stores the first face together with the person; Guardrails stores none.
            FirstImage = client.Vendor == FaceVendor.TencentCloud ? portrait : null,
        };
        try
        {
            var provisioner = services.GetRequiredService<IFacePersonProvisioner>();
            return (await provisioner.CreatePersonAsync(request)).FirstImage;
        }
        catch (FaceEnrollmentException e) when (e.Kind == FaceEnrollmentErrorKind.Duplicate)
        {
            return null; // The person exists.
        }
    }
}
