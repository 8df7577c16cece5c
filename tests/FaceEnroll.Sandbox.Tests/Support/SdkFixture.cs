using FaceEnroll.Sdk;
using FaceEnroll.Torture;

namespace FaceEnroll.Sandbox.Tests.Support;

/// <summary>A fresh sandbox, and the library's clients on real sockets to it.</summary>
public abstract class SdkFixture
{
    protected const string Person = FaceEnrollSandboxOptions.DefaultPersonId;
    protected static readonly FaceVendor[] Vendors = Enum.GetValues<FaceVendor>();

    protected FaceEnrollSandbox Sandbox { get; private set; } = null!;

    protected HttpClient Http { get; private set; } = null!;

    [SetUp]
    public async Task StartAsync()
    {
        Sandbox = await FaceEnrollSandbox.StartAsync();
        Http = SdkClients.Http();
    }

    [TearDown]
    public async Task StopAsync()
    {
        Http.Dispose();
        await Sandbox.DisposeAsync();
    }

    protected IFaceEnrollmentClient Client(
        FaceVendor vendor,
        Action<FaceEnrollmentOptions>? configure = null,
        bool secondScheme = false
    ) => SdkClients.Create(vendor, Sandbox, Http, configure, secondScheme);

    protected IReadOnlyList<SandboxFace> Faces(FaceVendor vendor) => Sandbox.Store.FacesAt(vendor.InSandbox());

    protected static Task<FaceEnrollmentResult> EnrollAsync(IFaceEnrollmentClient client, byte[] picture) =>
        client.EnrollAsync(new FaceEnrollmentRequest(Person, FaceImage.FromBytes(picture)));

    /// <summary>What a call failed with.</summary>
    protected static async Task<FaceEnrollmentException> FailureAsync(Task call)
    {
        try
        {
            await call;
        }
        catch (FaceEnrollmentException e)
        {
            return e;
        }

        throw new AssertionException("The call succeeded.");
    }
}
