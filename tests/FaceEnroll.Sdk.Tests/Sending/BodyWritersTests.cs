using FaceEnroll.Sdk.Sending;

namespace FaceEnroll.Sdk.Tests.Sending;

[TestOf(typeof(BodyWriters))]
public class BodyWritersTests
{
    [Test]
    public void Gone_AfterAWriterThatWasWaitedFor_IsNotOverForTheNext()
    {
        var writers = new BodyWriters();
        writers.Enter();
        var first = writers.Gone;
        writers.Leave();
        writers.Enter();

        Assert.That((first.IsCompleted, writers.Gone.IsCompleted), Is.EqualTo((true, false)));
        writers.Leave();
        Assert.That(writers.Gone.IsCompleted, Is.True);
    }
}
