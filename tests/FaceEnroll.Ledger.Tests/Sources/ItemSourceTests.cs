using FaceEnroll.Ledger.Runs.Sources;

namespace FaceEnroll.Ledger.Tests.Sources;

[TestOf(typeof(ItemSource))]
public class ItemSourceTests
{
    [Test]
    public async Task Read_Items_AreCheckedAndGivenOn()
    {
        var lines = await SourceBed.ReadAsync(
            FaceRunSource.From(
                ItemsAsync(
                    new FaceRunItem("a", "1"),
                    null,
                    new FaceRunItem("a\u0001", "1"),
                    new FaceRunItem("a", "\ud800"),
                    Item(("qualitycontrol", "4"), ("NeedRotateDetection", "")),
                    Item(("QualityControl", "5")),
                    Item(("BizType", "x")),
                    Item(("QualityControl", "1"), ("qualityControl", "2"))
                )
            )
        );
        Assert.That(
            SourceBed.Texts(lines),
            Is.EqualTo([
                "0 a 1",
                "0 ! The item is null.",
                "0 ! The person holds a control character.",
                "0 ! The picture is not well-formed text.",
                "0 p 1",
                "0 ! QualityControl must be a whole number from 0 to 4.",
                "0 ! It has a parameter that TencentCloud does not.",
                "0 ! QualityControl is given twice.",
            ])
        );
    }

    [Test]
    public void From_Nothing_Refuses()
    {
        Assert.That(() => FaceRunSource.From(null!), Throws.ArgumentNullException);
        Assert.That(FaceRunSource.From(ItemsAsync()).Pictures, Is.Null);
    }

    private static FaceRunItem Item(params (string Name, string Value)[] parameters) =>
        new("p", "1") { Parameters = parameters.ToDictionary(pair => pair.Name, pair => pair.Value) };

    private static async IAsyncEnumerable<FaceRunItem> ItemsAsync(params FaceRunItem?[] items)
    {
        foreach (var item in items)
        {
            await Task.Yield();
            yield return item!;
        }
    }
}
