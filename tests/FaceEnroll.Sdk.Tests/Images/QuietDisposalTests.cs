using FaceEnroll.Sdk.Images;

namespace FaceEnroll.Sdk.Tests.Images;

[TestOf(typeof(QuietDisposal))]
public class QuietDisposalTests
{
    private sealed class Failing : IDisposable
    {
        public int Disposed { get; private set; }

        public void Dispose()
        {
            Disposed++;
            throw new IOException("closed already");
        }
    }

    [Test]
    public void Dispose_OfWhatFails_IsDoneAndQuiet()
    {
        var failing = new Failing();
        Assert.That(() => new QuietDisposal(failing).Dispose(), Throws.Nothing);
        Assert.That(failing.Disposed, Is.EqualTo(1));
        Assert.That(() => QuietDisposal.Of(null), Throws.Nothing);
    }
}
