using FaceEnroll.Sdk.Transport;

namespace FaceEnroll.Sdk.Tests.Transport;

[TestOf(typeof(ExceptionChain))]
public class ExceptionChainTests
{
    [Test]
    public void Find_ThirdInTheChain_IsFound()
    {
        var sought = new ArgumentException("inner");
        var chain = new IOException("", new InvalidOperationException("", sought));
        Assert.That(ExceptionChain.Find<ArgumentException>(chain), Is.SameAs(sought));
        Assert.That(ExceptionChain.Find<IOException>(chain), Is.SameAs(chain));
        Assert.That(ExceptionChain.Find<TimeoutException>(chain), Is.Null);
        Assert.That(ExceptionChain.Find<TimeoutException>(null), Is.Null);
    }

    [Test]
    public void Holds_ItselfOrItsCause_NotAnEqualOne()
    {
        var cause = new IOException("cause");
        var sought = new InvalidOperationException("", cause);
        Assert.That(ExceptionChain.Holds(new IOException("", sought), sought), Is.True);
        Assert.That(ExceptionChain.Holds(new OperationCanceledException("", cause), sought), Is.True);
        Assert.That(ExceptionChain.Holds(new IOException("cause"), sought), Is.False);
        Assert.That(ExceptionChain.Holds(cause, null), Is.False);
    }
}
