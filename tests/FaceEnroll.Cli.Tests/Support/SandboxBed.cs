using FaceEnroll.Sandbox;

namespace FaceEnroll.Cli.Tests.Support;

/// <summary>Command lines against a sandbox in this process, configured as for a vendor.</summary>
internal sealed class SandboxBed : IAsyncDisposable
{
    private SandboxBed(FaceEnrollSandbox sandbox)
    {
        Sandbox = sandbox;
        var variables = Tool.Environment;
        variables["FaceEnrollment__FinAuth__Endpoint"] = $"{sandbox.Url}";
        variables["FaceEnrollment__FinAuth__ApiKey"] = "sandbox-key";
        variables["FaceEnrollment__FinAuth__ApiSecret"] = "sandbox-secret";
        variables["FaceEnrollment__FinAuth__LibraryId"] = FaceEnrollSandboxOptions.DefaultLibraryId;
        variables["FaceEnrollment__Default"] = "FinAuth";
        // A test waits for no retry.
        variables["FaceEnrollment__FinAuth__Retry__MaxRetries"] = "0";
    }

    public FaceEnrollSandbox Sandbox { get; }

    public ToolBed Tool { get; } = new();

    public static async Task<SandboxBed> StartAsync() => new(await FaceEnrollSandbox.StartAsync());

    public string Picture(string name, byte shade = 0)
    {
        File.WriteAllBytes(Tool.File(name), TestPicture.Jpeg(480, 640, shade));
        return name;
    }

    public IReadOnlyList<SandboxFace> Faces(string? person = null) =>
        Sandbox.Store.FacesAt(SandboxVendor.FinAuth, person);

    public async ValueTask DisposeAsync()
    {
        await Sandbox.DisposeAsync();
        Tool.Dispose();
    }
}
