using FaceEnroll.Ledger.Runs.Planning;

namespace FaceEnroll.Ledger.Tests.Runs;

/// <summary>A list that cannot be read, or is not given again.</summary>
[TestOf(typeof(RunPlanner))]
public class RunSourcesTests : RunFixture
{
    [Test]
    public async Task Run_ItsListCannotBeRead_IsAsItWas()
    {
        Bed.AddPeople(1);
        await File.WriteAllTextAsync(Bed.File("list.csv"), "person,picture\n" + RunBed.Person(1) + ",1\n");
        var run = new FaceRun("list") { Source = FaceRunSource.Csv(Bed.File("list.csv")), OpenPicture = RunBed.Open };
        var runs = Bed.Runs();
        Assert.That((await runs.RunAsync(run)).State, Is.EqualTo(FaceRunState.Completed));
        await File.WriteAllTextAsync(Bed.File("list.csv"), "who,what\n");
        run.Source = FaceRunSource.Csv(Bed.File("list.csv"));
        Assert.ThrowsAsync<FaceRunException>(() => runs.RunAsync(run));
        var after = (await runs.GetAsync("list"))!;
        Assert.That((after.IsPlanned, after.State, after.Enrolled), Is.EqualTo((true, FaceRunState.Completed, 1)));
        Assert.That((await runs.RunAsync(new FaceRun("list"))).State, Is.EqualTo(FaceRunState.Completed));
    }

    [Test]
    public async Task Run_PausedWhileItsListIsRead_AndResumedWithoutOne_StaysPaused()
    {
        var other = Bed.Runs();
        var run = new FaceRun("read") { Source = FaceRunSource.From(ItemsAsync()), OpenPicture = RunBed.Open };
        var runs = Bed.Runs();
        _ = await runs.RunAsync(run);
        var e = Assert.ThrowsAsync<FaceRunException>(() => other.RunAsync(new FaceRun("read")));
        Assert.That(e!.Message, Does.Contain("give it again"));
        Assert.That((await runs.GetAsync("read"))!.State, Is.EqualTo(FaceRunState.Paused));

        async IAsyncEnumerable<FaceRunItem> ItemsAsync()
        {
            foreach (var item in RunBed.Items(10_000))
            {
                if (item.PersonId == RunBed.Person(3000))
                {
                    Assert.That(await other.PauseAsync("read"), Is.True);
                }

                yield return item;
            }
        }
    }
}
