using System.Text;
using FaceEnroll.Sdk.Images;
using FaceEnroll.Sdk.Tests.Support;
using FaceEnroll.Sdk.Tests.Vendors.TencentCloud;

namespace FaceEnroll.Sdk.Tests.Images;

/// <summary>Every way to give a picture, seen from the wire.</summary>
[TestOf(typeof(FaceImage))]
[TestOf(typeof(FileImageSource))]
[TestOf(typeof(MemoryImageSource))]
[TestOf(typeof(StreamImageSource))]
[TestOf(typeof(StreamFactoryImageSource))]
[TestOf(typeof(OpenedImages))]
[TestOf(typeof(BoundedBuffer))]
public class FaceImageSourceTests
{
    private static readonly byte[] s_picture = [.. PictureSample.Png(300, 400), .. new byte[100_000]];

    private static async Task<string> SentAsync(params FaceImage[] images)
    {
        var ids = string.Join(',', images.Select((_, i) => $"\"{i}\""));
        var codes = string.Join(',', images.Select(_ => 0));
        var wire = Wire.Json("{\"Response\":{\"SucFaceIds\":[" + ids + "],\"RetCode\":[" + codes + "]}}");
        await TencentCloudSetup.Client(wire).EnrollAsync(TencentCloudSetup.Request(images));
        return wire.Request.Text;
    }

    private static string Expected(params byte[][] pictures) =>
        "{\"PersonId\":\"1001\",\"Images\":[\""
        + string.Join("\",\"", pictures.Select(Convert.ToBase64String))
        + "\"]}";

    private static FaceEnrollmentException Rejected(FaceImage image, FaceImagePreflight preflight = default)
    {
        var wire = Wire.Json(TencentCloudSetup.Success);
        var e = Assert.CatchAsync<FaceEnrollmentException>(() =>
            TencentCloudSetup.Client(wire, o => o.Preflight = preflight).EnrollAsync(TencentCloudSetup.Request(image))
        )!;
        Assert.That(e.Certainty, Is.EqualTo(FaceEnrollmentCertainty.NotSent));
        Assert.That(wire.Requests, Is.Empty);
        return e;
    }

    private static IEnumerable<TestCaseData> Sources()
    {
        yield return Source("bytes", () => FaceImage.FromBytes(s_picture));
        yield return Source("base64", () => FaceImage.FromBase64(Convert.ToBase64String(s_picture)));
        yield return Source(
            "wrapped base64",
            () => FaceImage.FromBase64(Convert.ToBase64String(s_picture, Base64FormattingOptions.InsertLineBreaks))
        );
        yield return Source(
            "data URL",
            () => FaceImage.FromBase64("data:image/png;base64," + Convert.ToBase64String(s_picture))
        );
        yield return Source("seekable stream", () => FaceImage.FromStream(new MemoryStream(s_picture)));
        yield return Source("dribbling stream", () => FaceImage.FromStream(new DribblingStream(s_picture)));
        yield return Source(
            "stream not at its start",
            () => FaceImage.FromStream(new MemoryStream([1, 2, .. s_picture]) { Position = 2 })
        );
        yield return Source("one-shot stream", () => FaceImage.FromStream(new OneShotStream(s_picture)));
        yield return Source("factory", () => FaceImage.FromStream(_ => new(new MemoryStream(s_picture))));
        yield return Source("one-shot factory", () => FaceImage.FromStream(_ => new(new OneShotStream(s_picture))));

        static TestCaseData Source(string name, Func<FaceImage> create) =>
            new TestCaseData(create).SetArgDisplayNames(name);
    }

    [TestCaseSource(nameof(Sources))]
    public async Task Enroll_Source_SendsItsBytesAtEveryCall(Func<FaceImage> create)
    {
        var image = create();
        Assert.That(await SentAsync(image), Is.EqualTo(Expected(s_picture)));
        Assert.That(await SentAsync(image), Is.EqualTo(Expected(s_picture)));
    }

    [TestCaseSource(nameof(Sources))]
    public async Task Enroll_SameInstanceTwice_SendsItTwice(Func<FaceImage> create)
    {
        var image = create();
        Assert.That(await SentAsync(image, image), Is.EqualTo(Expected(s_picture, s_picture)));
    }

    [TestCaseSource(nameof(Sources))]
    public async Task Enroll_SharedByParallelCalls_EachSendsAllOfIt(Func<FaceImage> create)
    {
        var image = create();
        var sent = await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => Task.Run(() => SentAsync(image))));
        Assert.That(sent, Is.All.EqualTo(Expected(s_picture)));
    }

    [Test]
    public async Task Enroll_SharedStreamsInOppositeOrder_DoNotBlockEachOther()
    {
        var a = FaceImage.FromStream(new DribblingStream(s_picture));
        var b = FaceImage.FromStream(new DribblingStream(s_picture));
        var calls = Enumerable.Range(0, 40).Select(i => Task.Run(() => i % 2 == 0 ? SentAsync(a, b) : SentAsync(b, a)));
        Assert.That(await Task.WhenAll(calls), Is.All.EqualTo(Expected(s_picture, s_picture)));
    }

    [Test]
    public async Task Enroll_File_IsOpenOnceAndLockedForWritingDuringTheCall()
    {
        var path = Path.GetTempFileName();
        try
        {
            await File.WriteAllBytesAsync(path, s_picture);
            Exception? writing = null;
            var wire = new Wire(request =>
            {
                writing = Assert.Catch(() => File.OpenWrite(path).Dispose());
                using var reading = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
                Assert.That(request.Text, Is.EqualTo(Expected(s_picture)));
                return Wire.Reply(TencentCloudSetup.Success);
            });
            await TencentCloudSetup.Client(wire).EnrollAsync(TencentCloudSetup.Request(FaceImage.FromFile(path)));
            Assert.That(writing, Is.InstanceOf<IOException>());
            Assert.That(() => File.OpenWrite(path).Dispose(), Throws.Nothing, "closed after the call");
        }
        finally
        {
            File.Delete(path);
        }
    }

    [Test]
    public void Enroll_FileMissing_IsRejectedBeforeSending() =>
        Assert.That(
            Rejected(FaceImage.FromFile(Path.Combine(Path.GetTempPath(), "no-such-file.jpg"))).Message,
            Does.EndWith("Images[0]: The picture's file is missing.")
        );

#if NET
    [Test]
    [CancelAfter(30_000)]
    [Platform(Exclude = "Win", Reason = "Named pipes are no files there.")]
    public async Task Enroll_FileIsAPipe_IsRejected_AndNobodyWaits(CancellationToken token)
    {
        var folder = Directory.CreateTempSubdirectory("faceenroll").FullName;
        try
        {
            var (pipe, link) = (Path.Combine(folder, "pipe.jpg"), Path.Combine(folder, "link.jpg"));
            using (var made = System.Diagnostics.Process.Start("mkfifo", pipe))
            {
                await made.WaitForExitAsync(token);
            }

            _ = File.CreateSymbolicLink(link, pipe);
            foreach (var path in new[] { pipe, link })
            {
                var told = await Task.Run(() => Rejected(FaceImage.FromFile(path)), token).WaitAsync(token);
                Assert.That(told.Message, Does.Contain("a picture (it is empty)"));
            }
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }
#endif

    [Test]
    public async Task Enroll_FileChangedBetweenCalls_IsReadAnew()
    {
        var path = Path.GetTempFileName();
        try
        {
            var image = FaceImage.FromFile(path);
            foreach (var side in new[] { 100, 200 })
            {
                await File.WriteAllBytesAsync(path, PictureSample.Png(side, side));
                Assert.That(await SentAsync(image), Is.EqualTo(Expected(PictureSample.Png(side, side))));
            }
        }
        finally
        {
            File.Delete(path);
        }
    }

    private static IEnumerable<TestCaseData> Broken()
    {
        yield return Case("disposed", Disposed);
        yield return Case("throws", () => FaceImage.FromStream(new FaultyStream([1, 2, 3], new IOException("disk"))));
        yield return Case(
            "throws while it is read anew",
            () => FaceImage.FromStream(new FaultyStream([1, 2, 3], new IOException("disk"), canSeek: true, length: 9))
        );
        yield return Case("lies about its length", () => FaceImage.FromStream(new LyingStream(s_picture, 200_000)));
        yield return Case("cut since", Cut);
        yield return Case("factory throws", () => FaceImage.FromStream(_ => throw new IOException("store")));
        yield return Case("factory gives null", () => FaceImage.FromStream(_ => new((Stream)null!)));
        yield return Case("factory gives a stream past its end", () => FaceImage.FromStream(_ => new(PastEnd())));
        yield return Case("empty", () => FaceImage.FromStream(new MemoryStream()));
        yield return Case("empty one-shot", () => FaceImage.FromStream(new OneShotStream([])));

        static TestCaseData Case(string name, Func<FaceImage> create) =>
            new TestCaseData(create).SetArgDisplayNames(name);

        static FaceImage Cut()
        {
            var stream = new MemoryStream();
            stream.Write(s_picture);
            stream.Position = 50;
            var image = FaceImage.FromStream(stream);
            stream.SetLength(10);
            return image;
        }

        static FaceImage Disposed()
        {
            using var stream = new MemoryStream(s_picture);
            return FaceImage.FromStream(stream);
        }

        static MemoryStream PastEnd() => new([1, 2, 3]) { Position = 7 };
    }

    [TestCaseSource(nameof(Broken))]
    public void Enroll_SourceBroken_IsRejectedBeforeSending(Func<FaceImage> create) => Rejected(create());

    [Test]
    public void Enroll_LyingStreamWithoutPreflight_IsRejectedBeforeSending() =>
        Rejected(FaceImage.FromStream(new LyingStream(s_picture, 200_000)), FaceImagePreflight.Off);

    [Test]
    public void Enroll_OneShotStreamOverTheLimit_IsRejectedAndNotReadToItsEnd()
    {
        var stream = new EndlessStream();
        Assert.That(
            Rejected(FaceImage.FromStream(stream)).Message,
            Does.Match(
                @"Images\[0\] must be at most 3,932,160 bytes \(it has at least [0-9,]{9}\) and a picture in JPEG, PNG or BMP "
                    + @"\(its format is not known\)\.$"
            )
        );
        Assert.That(stream.Given, Is.LessThan(10_000_000));
    }

    [Test]
    public void Enroll_OneShotStreamOverTheLimit_IsHeldAgainstEveryRule()
    {
        byte[] picture = [.. PictureSample.Gif("GIF89a", 5000, 5000), .. new byte[5_000_000]];
        var message = Rejected(FaceImage.FromStream(new OneShotStream(picture))).Message;
        Assert.That(message, Does.Contain("must be at most 3,932,160 bytes (it has at least "));
        Assert.That(message, Does.Contain("a picture in JPEG, PNG or BMP (it is a GIF)"));
        Assert.That(message, Does.Contain("at most 2000 pixels on its longer side (it has 5000)"));
    }

    [Test]
    public void Enroll_OneShotStreamWithoutPreflight_IsBoundedByMemoryNotByTheVendor() =>
        Assert.That(
            Rejected(FaceImage.FromStream(new EndlessStream()), FaceImagePreflight.Off).Message,
            Does.Match(
                @"Images\[0\] must be at most 67,108,864 bytes, because its stream cannot be rewound and is held in memory "
                    + @"\(it has at least [0-9,]{10,11}\)\.$"
            )
        );

    [Test]
    public void Enroll_OneShotStreamAfterItFailed_IsNeverTakenFromItsMiddle()
    {
        // The second call would find a whole other picture behind the bytes that the first one lost.
        var stream = new OneShotStream([1, 2, 3, .. s_picture]) { FailAfter = 3 };
        var image = FaceImage.FromStream(stream);
        Rejected(image);
        stream.FailAfter = int.MaxValue;
        Rejected(image);
    }

    [Test]
    public async Task Enroll_FactoryStream_IsDisposedAfterTheCall()
    {
        using var stream = new MemoryStream(s_picture);
        await SentAsync(FaceImage.FromStream(_ => new(stream)));
        Assert.That(stream.CanRead, Is.False);
    }

    [Test]
    public async Task Enroll_CallersStream_IsNotDisposed()
    {
        using var stream = new MemoryStream(s_picture);
        await SentAsync(FaceImage.FromStream(stream));
        Assert.That(stream.CanRead, Is.True);
    }

    [TestCase("%%%")]
    [TestCase("a")]
    [TestCase("data:image/png;base64,%%%")]
    [TestCase("data:")]
    [TestCase("   ")]
    [TestCase("data:image/png;base64,")]
    [TestCase("")]
    public void FromBase64_Garbage_NamesTheArgumentOnly(string text)
    {
        var e = Assert.Catch<ArgumentException>(() => FaceImage.FromBase64(text))!;
        Assert.That(e.ParamName, Is.EqualTo("base64"));
        Assert.That(e.Message, Does.Not.Contain("%%%"));
    }

    [Test]
    public void From_NullOrUnusable_IsRefused()
    {
        Assert.That(() => FaceImage.FromBytes(default), Throws.ArgumentException);
        Assert.That(() => FaceImage.FromFile(null!), Throws.ArgumentNullException);
        Assert.That(() => FaceImage.FromFile(""), Throws.ArgumentException);
        Assert.That(() => FaceImage.FromBase64(null!), Throws.ArgumentNullException);
        Assert.That(() => FaceImage.FromUrl(null!), Throws.ArgumentNullException);
        var url = new Uri("https://h.example/a.jpg");
        Assert.That(() => FaceImage.FromUrl(url, null!), Throws.ArgumentNullException);
        Assert.That(() => FaceImage.FromUrl(url, " "), Throws.ArgumentException);
        Assert.That(() => FaceImage.FromStream((Stream)null!), Throws.ArgumentNullException);
        Assert.That(
            () => FaceImage.FromStream((Func<CancellationToken, ValueTask<Stream>>)null!),
            Throws.ArgumentNullException
        );
        var closed = new MemoryStream();
        closed.Dispose();
        Assert.That(() => FaceImage.FromStream(closed), Throws.ArgumentException);
    }

    [Test]
    public void ToString_AnySource_ShowsKindAndHostAtMost()
    {
        Assert.That(
            FaceImage.FromUrl(new Uri("https://h.example/p/a.jpg?sig=s")).ToString(),
            Is.EqualTo("FaceImage (url, h.example)")
        );
        Assert.That(FaceImage.FromFile("/a/b.jpg").ToString(), Is.EqualTo("FaceImage (file)"));
        Assert.That(FaceImage.FromBytes(Encoding.ASCII.GetBytes("abc")).ToString(), Is.EqualTo("FaceImage (bytes)"));
    }
}
