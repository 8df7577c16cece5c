using FaceEnroll.Sdk.Enrollment;
using FaceEnroll.Sdk.Tickets;

namespace FaceEnroll.Sdk.Tests.Enrollment;

[TestOf(typeof(PersonGate))]
public class PersonGateTests
{
    private static PersonKey Person(string id, string endpoint = "https://one") =>
        new(FaceVendor.TencentCloud, new Uri(endpoint), id);

    [Test]
    public async Task OnePerson_TakesTurns_InOrder()
    {
        var gate = new PersonGate();
        var first = await gate.EnterAsync(Person("a"), default);
        var second = gate.EnterAsync(Person("a"), default).AsTask();
        var third = gate.EnterAsync(Person("a"), default).AsTask();
        Assert.That((second.IsCompleted, third.IsCompleted), Is.EqualTo((false, false)));
        first.Dispose();
        (await second).Dispose();
        (await third).Dispose();
        Assert.That(gate.Count, Is.Zero, "nothing is remembered of who left");
    }

    [Test]
    public async Task Canceled_WhileWaiting_LeavesTheGateToOthers()
    {
        var gate = new PersonGate();
        var first = await gate.EnterAsync(Person("a"), default);
        using var source = new CancellationTokenSource();
        var second = gate.EnterAsync(Person("a"), source.Token).AsTask();
        var third = gate.EnterAsync(Person("a"), default).AsTask();
        await source.CancelAsync();
        Assert.CatchAsync<OperationCanceledException>(() => second);
        first.Dispose();
        (await third).Dispose();
        Assert.That(gate.Count, Is.Zero);
    }

    [Test]
    public async Task ManyPeople_NobodyWaitsForAnother()
    {
        var gate = new PersonGate();
        var inside = new List<PersonGate.Pass>();
        for (var i = 0; i < 1000; i++)
        {
            var entering = gate.EnterAsync(Person("p" + i), default).AsTask();
            Assert.That(entering.IsCompleted, Is.True, "300 calls that reconcile must not stop the next person's");
            inside.Add(await entering);
        }

        Assert.That(gate.EnterAsync(Person("p1", "https://other"), default).AsTask().IsCompleted, Is.True);
        inside.ForEach(pass => pass.Dispose());
    }

    [Test]
    public async Task ManyCallsOfOnePerson_NeverTwoInside()
    {
        var gate = new PersonGate();
        int inside = 0,
            most = 0;
        await Task.WhenAll(
            Enumerable
                .Range(0, 200)
                .Select(i =>
                    Task.Run(async () =>
                    {
                        using var source = new CancellationTokenSource();
                        var entering = gate.EnterAsync(Person("a"), source.Token).AsTask();
                        if (i % 3 == 0)
                        {
                            await source.CancelAsync();
                        }

                        try
                        {
                            using var pass = await entering;
                            most = Math.Max(most, Interlocked.Increment(ref inside));
                            await Task.Yield();
                            Interlocked.Decrement(ref inside);
                        }
                        catch (OperationCanceledException)
                        {
                            // A third of them gave up, or came in first.
                        }
                    })
                )
        );
        Assert.That((most, gate.Count), Is.EqualTo((1, 0)));
    }
}
