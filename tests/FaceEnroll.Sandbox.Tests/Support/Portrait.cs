namespace FaceEnroll.Sandbox.Tests.Support;

/// <summary>The portrait that meets every vendor's picture rules.</summary>
internal static class Portrait
{
    public static string Path { get; } =
        System.IO.Path.Combine(TestContext.CurrentContext.TestDirectory, "Assets", "astronaut-720x960.jpg");

    public static byte[] Bytes { get; } = File.ReadAllBytes(Path);
}
