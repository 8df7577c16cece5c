namespace FaceEnroll.Sandbox.Core;

/// <summary>A call took longer than <see cref="FaceEnrollSandboxOptions.MaxProcessingTime"/>: it stores nothing more.</summary>
internal sealed class StalledCallException() : Exception("The call took longer than MaxProcessingTime.");
