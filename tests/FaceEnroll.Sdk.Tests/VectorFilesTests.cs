namespace FaceEnroll.Sdk.Tests;

public class VectorFilesTests
{
    [Test]
    public void Vectors_AreBesideTheTests() =>
        Assert.That(
            Directory.GetFiles(Path.Combine(AppContext.BaseDirectory, "Vectors"), "*.json"),
            Has.Length.EqualTo(6)
        );
}
