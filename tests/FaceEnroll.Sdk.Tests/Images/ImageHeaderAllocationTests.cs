using FaceEnroll.Sdk.Images;

namespace FaceEnroll.Sdk.Tests.Images;

[TestOf(typeof(ImageHeader))]
public class ImageHeaderAllocationTests
{
    [Test]
    public void Read_EverySample_AllocatesNothing()
    {
        foreach (ImageSample sample in ImageSamples.All())
        {
            Read(sample.Bytes);
            long before = GC.GetAllocatedBytesForCurrentThread();
            Read(sample.Bytes);
            long after = GC.GetAllocatedBytesForCurrentThread();

            Assert.That(after - before, Is.Zero, sample.ToString());
        }
    }

    private static void Read(byte[] bytes)
    {
        for (int length = 0; length < Math.Min(bytes.Length, 1000); length++)
        {
            FaceEnroll.Sdk.Images.ImageHeader.Read(bytes.AsSpan(0, length), length % 2 == 0, out _);
        }
    }
}
