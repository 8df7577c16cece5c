namespace FaceEnroll.Sandbox.Hosting;

/// <summary>Leaves the process's signals alone: Ctrl+C belongs to the program that embeds the sandbox.</summary>
internal sealed class EmbeddedLifetime : IHostLifetime
{
    public Task WaitForStartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
