using FaceEnroll.Sandbox.Tests.Support;
using FaceEnroll.Sdk;
using FaceEnroll.Torture;

namespace FaceEnroll.Sandbox.Tests.Clients;

/// <summary>Whatever a picture comes from, the same bytes arrive at every vendor.</summary>
public sealed class PictureSourceTests : SdkFixture
{
    private static readonly string[] s_sources = ["bytes", "file", "stream", "one-shot stream", "factory", "base64"];

    [Test]
    public async Task Enroll_FromAnySource_StoresThoseBytes(
        [ValueSource(nameof(Vendors))] FaceVendor vendor,
        [ValueSource(nameof(s_sources))] string source,
        [Values] bool secondScheme
    )
    {
        var result = await Client(vendor, secondScheme: secondScheme)
            .EnrollAsync(new FaceEnrollmentRequest(Person, Image(source)));

        var face = Faces(vendor).Single();
        using (Assert.EnterMultipleScope())
        {
            Assert.That(face.PictureSha256, Is.EqualTo(UniquePicture.Hash(Portrait.Bytes)));
            Assert.That(result.Images.Single().Status, Is.EqualTo(FaceImageStatus.Enrolled));
            Assert.That(result.Images[0].FaceId, Is.EqualTo(face.FaceId).Or.Null);
            Assert.That(Sandbox.PublishedPictureCount, Is.Zero, "no public address of a face is left behind");
        }
    }

    [Test]
    public async Task Enroll_FromUrl_IsTakenWhereTheLimitsSaySo([ValueSource(nameof(Vendors))] FaceVendor vendor)
    {
        var url = Sandbox.PublishPicture(Portrait.Bytes);
        var client = Client(vendor);
        var call = client.EnrollAsync(new FaceEnrollmentRequest(Person, FaceImage.FromUrl(url)));

        if (client.Limits.ImageInputs.HasFlag(FaceImageInputs.Url))
        {
            await call;
            Assert.That(Faces(vendor).Single().PictureSha256, Is.EqualTo(UniquePicture.Hash(Portrait.Bytes)));
        }
        else
        {
            Assert.That((await FailureAsync(call)).Certainty, Is.EqualTo(FaceEnrollmentCertainty.NotSent));
            Assert.That(Sandbox.Requests, Is.Empty);
        }
    }

    [Test]
    public async Task Enroll_SourceThatFailsHalfWay_StoresNothing([ValueSource(nameof(Vendors))] FaceVendor vendor)
    {
        var image = FaceImage.FromStream(_ => new ValueTask<Stream>(new HalfStream(Portrait.Bytes)));

        var failure = await FailureAsync(Client(vendor).EnrollAsync(new FaceEnrollmentRequest(Person, image)));

        Assert.That((failure.Certainty != FaceEnrollmentCertainty.Unknown, Faces(vendor).Count), Is.EqualTo((true, 0)));
    }

    private static FaceImage Image(string source) =>
        source switch
        {
            "bytes" => FaceImage.FromBytes(Portrait.Bytes),
            "file" => FaceImage.FromFile(Portrait.Path),
            "stream" => FaceImage.FromStream(new MemoryStream(Portrait.Bytes)),
            "one-shot stream" => FaceImage.FromStream(new OneShotStream(Portrait.Bytes)),
            "factory" => FaceImage.FromStream(_ => new ValueTask<Stream>(File.OpenRead(Portrait.Path))),
            _ => FaceImage.FromBase64(Convert.ToBase64String(Portrait.Bytes)),
        };

    private sealed class OneShotStream(byte[] content) : MemoryStream(content)
    {
        public override bool CanSeek => false;

        public override long Length => throw new NotSupportedException();

        public override long Position
        {
            get => throw new NotSupportedException();
            set => throw new NotSupportedException();
        }

        public override long Seek(long offset, SeekOrigin loc) => throw new NotSupportedException();
    }

    /// <summary>A stream that knows its length and fails in the middle.</summary>
    private sealed class HalfStream(byte[] content) : MemoryStream(content)
    {
        public override int Read(byte[] buffer, int offset, int count) =>
            Position > Length / 2 ? throw new IOException("gone") : base.Read(buffer, offset, count);

        public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default) =>
            Position > Length / 2 ? throw new IOException("gone") : base.ReadAsync(buffer, cancellationToken);

        public override int Read(Span<byte> buffer) =>
            Position > Length / 2 ? throw new IOException("gone") : base.Read(buffer);
    }
}
