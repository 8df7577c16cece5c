using FaceEnroll.Sdk.Listing;

namespace FaceEnroll.Sdk.Tests.Listing;

/// <summary>
/// A list that others change while it is read: whatever was in it all the time is listed, once, or the list says that it is
/// not whole.
/// </summary>
[TestOf(typeof(MovingList))]
[TestOf(typeof(ListSource<>))]
public class MovingListTests
{
    private const int PageSize = 10;

    private static ListSource<int> Source(ChangingList list, bool isNumbered) =>
        isNumbered
            ? ListSource<int>.Numbered(
                FaceVendor.FinAuth,
                "List",
                PageSize,
                Key,
                (page, size, _) => list.Page(page, size)
            )
            : new ListSource<int>(FaceVendor.FinAuth, "List", PageSize, Key, (start, _) => list.From(start, PageSize));

    private static string Key(int entry) => entry.ToString(System.Globalization.CultureInfo.InvariantCulture);

    private static async Task<List<int>> AllAsync(ListSource<int> source)
    {
        var all = new List<int>();
        await foreach (var entry in MovingList.ReadAsync(source, CancellationToken.None))
        {
            all.Add(entry);
        }

        return all;
    }

    [Test]
    public async Task Read_AListThatStays_IsWholeAndInOrder([Range(0, 42)] int length, [Values] bool isNumbered)
    {
        var list = new ChangingList(length);
        Assert.That(await AllAsync(Source(list, isNumbered)), Is.EqualTo(Enumerable.Range(0, length)));
    }

    [Test]
    public async Task Read_AListWithoutCount_EndsWithAShortPart([Range(0, 21)] int length)
    {
        var list = new ChangingList(length) { Counts = false };
        Assert.That(await AllAsync(Source(list, isNumbered: false)), Is.EqualTo(Enumerable.Range(0, length)));
    }

    [TestCase(false)]
    [TestCase(true)]
    public async Task Read_DeletionsInFront_LeaveNothingOut(bool isNumbered)
    {
        var list = new ChangingList(22);
        // After the first part: what follows moves up by two.
        list.Before[2] = () => list.Remove(0, 1);
        Assert.That(await AllAsync(Source(list, isNumbered)), Is.SupersetOf(Enumerable.Range(2, 20)));
    }

    [TestCase(false)]
    [TestCase(true)]
    public async Task Read_OneDeletedInFrontAndOneAdded_LeavesNothingOut(bool isNumbered)
    {
        var list = new ChangingList(22);
        list.Before[2] = () =>
        {
            list.Remove(0);
            list.Append(100);
        };
        Assert.That(await AllAsync(Source(list, isNumbered)), Is.SupersetOf(Enumerable.Range(1, 21)));
    }

    /// <summary>As services do that replace a picture by deleting the person: the same key stands at the end then.</summary>
    [TestCase(false, false)]
    [TestCase(true, false)]
    [TestCase(false, true)]
    [TestCase(true, true)]
    public async Task Read_TheLastEntryDeletedAndAddedAgain_LeavesNothingOut(bool isNumbered, bool another)
    {
        var list = new ChangingList(11);
        list.Before[2] = () =>
        {
            list.Remove(0, 9);
            list.Append(9);
            if (another)
            {
                list.Append(100);
            }
        };
        Assert.That(await AllAsync(Source(list, isNumbered)), Is.SupersetOf(Enumerable.Range(1, 10)));
    }

    [TestCase(false)]
    [TestCase(true)]
    public void Read_AWholePartDeleted_IsIncompleteAndSaysSo(bool isNumbered)
    {
        var list = new ChangingList(80);
        list.Before[4] = () => list.Remove([.. Enumerable.Range(0, 35)]);
        var failure = Assert.ThrowsAsync<FaceListIncompleteException>(async () =>
            await AllAsync(Source(list, isNumbered))
        );
        Assert.That(failure!.Error.Detail, Does.Contain("changed too much"));
    }

    [TestCase(false)]
    [TestCase(true)]
    public async Task Read_AWholePartDeleted_NearTheBeginning_IsReadFromThere(bool isNumbered)
    {
        var list = new ChangingList(50);
        list.Before[2] = () => list.Remove([.. Enumerable.Range(0, 25)]);
        Assert.That(await AllAsync(Source(list, isNumbered)), Is.SupersetOf(Enumerable.Range(25, 25)));
    }

    [TestCase(false)]
    [TestCase(true)]
    public void Read_FewerThanTheVendorCounts_IsIncomplete(bool isNumbered)
    {
        var list = new ChangingList(7) { Hidden = 3 };
        Assert.That(async () => await AllAsync(Source(list, isNumbered)), Throws.TypeOf<FaceListIncompleteException>());
    }

    [Test]
    public void Read_AVendorThatNeverEnds_IsIncomplete()
    {
        var source = new ListSource<int>(
            FaceVendor.FinAuth,
            "List",
            PageSize,
            Key,
            (_, _) =>
                new ValueTask<ListPage<int>>(
                    new ListPage<int>([.. Enumerable.Range(1, PageSize)], 1000, isShort: false)
                )
        );
        Assert.That(async () => await AllAsync(source), Throws.TypeOf<FaceListIncompleteException>());
    }

    [TestCase(false)]
    [TestCase(true)]
    public async Task Read_MoreThanAPartGoesInFront_AndOneComesBackAtTheEnd_IsNotCalledWhole(bool isNumbered)
    {
        var list = new ChangingList(40);
        list.Before[4] = () =>
        {
            list.Remove([.. Enumerable.Range(0, 20)]);
            list.Remove(24);
            list.Insert(list.Entries.Count, 24);
        };
        try
        {
            Assert.That(
                await AllAsync(Source(list, isNumbered)),
                Is.SupersetOf(Enumerable.Range(20, 20).Where(i => i != 24))
            );
        }
        catch (FaceListIncompleteException e)
        {
            Assert.That(e.Error.Detail, Does.Contain("changed too much"));
        }
    }

    /// <summary>Random changes between the requests. A seed that fails is a counterexample.</summary>
    [TestCase(false)]
    [TestCase(true)]
    public async Task Read_RandomChanges_NothingThatStayedIsMissing(bool isNumbered)
    {
        var (whole, incomplete) = (0, 0);
        for (var seed = 0; seed < 20_000; seed++)
        {
            var random = new Random(seed);
            var list = new ChangingList(random.Next(0, 60));
            var lasting = list.Entries.ToHashSet();
            var added = 1000;
            list.BeforeEach = () =>
            {
                // Now and then a great part of the list goes at once.
                for (var change = random.Next(20) == 0 ? random.Next(30) : random.Next(0, 3); change > 0; change--)
                {
                    if (random.Next(2) == 0 && list.Entries.Count > 0)
                    {
                        var gone = list.Entries[random.Next(list.Entries.Count)];
                        list.Remove(gone);
                        lasting.Remove(gone);
                        if (random.Next(3) == 0)
                        {
                            // Deleted and added again, under the same key.
                            list.Insert(random.Next(list.Entries.Count + 1), gone);
                        }
                    }
                    else
                    {
                        list.Insert(random.Next(list.Entries.Count + 1), added++);
                    }
                }
            };
            try
            {
                var read = await AllAsync(Source(list, isNumbered));
                whole++;
                Assert.That(lasting.Except(read), Is.Empty, $"seed {seed}");
            }
            catch (FaceListIncompleteException)
            {
                incomplete++;
            }
        }

        Assert.That(whole, Is.GreaterThan(incomplete), "it does not give up at the first change");
    }
}
