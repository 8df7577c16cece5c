using System.Text;
using FaceEnroll.Ledger.Runs.Sources;
using FaceEnroll.Sdk;

namespace FaceEnroll.Ledger.Tests.Sources;

[TestOf(typeof(CsvSource))]
public class CsvSourceTests
{
    private SourceBed _bed = null!;

    [SetUp]
    public void Begin() => _bed = new SourceBed();

    [TearDown]
    public void End() => _bed.Dispose();

    [TestCase("person,picture\na,1.jpg\n")]
    [TestCase("person;picture\na;1.jpg\n")]
    [TestCase("person\tpicture\na\t1.jpg\n")]
    [TestCase("\"PERSON\", Picture \na,1.jpg")]
    [TestCase("person,picture\r\n\" a \", 1.jpg \r\n")]
    public async Task Read_DelimiterOfTheHeader_IsTaken(string content) =>
        Assert.That(SourceBed.Texts(await _bed.CsvAsync(content)), Is.EqualTo(["2 a 1.jpg"]));

    [Test]
    public async Task Read_ExcelsFirstLine_NamesTheDelimiter() =>
        Assert.That(
            SourceBed.Texts(await _bed.CsvAsync("sep=;\r\nperson;picture\r\na;1,5.jpg\r\n")),
            Is.EqualTo(["3 a 1,5.jpg"])
        );

    [TestCase("sep=|\nperson|picture\n", "names a delimiter")]
    [TestCase("sep=;\nperson,picture\n", "lacks the columns \"person\", \"picture\"")]
    [TestCase("", "is empty")]
    [TestCase("\r\n \r\n", "is empty")]
    [TestCase("person,photo\nx,y\n", "lacks the column \"picture\"")]
    [TestCase("4711,4711.jpg\n4712,4712.jpg\n", "lacks the columns")]
    [TestCase("person,picture,Person\n", "more than one column \"person\"")]
    [TestCase("person,,picture\n", "Column 2 of people.csv has no name")]
    [TestCase("person,picture,BizType,quality\n", "columns that nobody knows: \"BizType\", \"quality\"")]
    [TestCase("person,picture,quality\n", "Known for TencentCloud: person, picture, library, name, FaceMatchThreshold")]
    [TestCase("person;picture;a,b\n", "a column that nobody knows: \"a,b\"")]
    [TestCase("person,\"picture\n", "The header of people.csv is wrong: A quote is not closed")]
    [TestCase("p\0e\0r\0s\0o\0n\0", "full of NUL characters")]
    [TestCase("person,picture\ra,1.jpg\r", "end with CR alone")]
    public void Read_HeaderIsWrong_SaysWhat(string content, string says) =>
        Assert.That(
            async () => await _bed.CsvAsync(content),
            Throws.TypeOf<FaceRunException>().With.Message.Contains(says)
        );

    [Test]
    public void Read_FirstLineIsNoHeader_ShowsNothingOfIt() =>
        Assert.That(
            async () => await _bed.CsvAsync("anna-4711,pictures/anna.jpg\n"),
            Throws.TypeOf<FaceRunException>().With.Message.Not.Contains("anna")
        );

    [Test]
    public void Read_UnknownColumn_IsShownShortAndClean()
    {
        var fault = Assert.ThrowsAsync<FaceRunException>(async () =>
            await _bed.CsvAsync($"person,picture,\u001b[31m{new string('x', 500)}\n")
        );
        Assert.That(fault!.Message, Does.Contain("xxx…\"").And.Length.LessThan(400));
        Assert.That(fault.Message.Any(char.IsControl), Is.False);
    }

    [Test]
    public async Task Read_ColumnsOfOtherNames_AreTaken()
    {
        var columns = new FaceRunColumns
        {
            Person = "Personalnummer",
            Picture = "Bild",
            Library = "Werk",
            Ignored = ["Abteilung", "NAME"],
        };
        var lines = await _bed.CsvAsync(
            "Abteilung;bild;personalnummer;werk;name;qualitycontrol\nIT;1.jpg;7;w1;Anna;3\n",
            columns: columns
        );
        var item = lines.Single().Item!;
        Assert.That(
            (item.PersonId, item.Picture, item.LibraryId, item.Name),
            Is.EqualTo(("7", "1.jpg", "w1", (string?)null))
        );
        Assert.That(item.Parameters, Is.EqualTo(new Dictionary<string, string> { ["QualityControl"] = "3" }));
    }

    [Test]
    public async Task Read_EmptyCells_AreNotGiven()
    {
        var lines = await _bed.CsvAsync("person,picture,library,name,QualityControl\na,1.jpg,,,\nb,2.jpg, , x ,0\n");
        Assert.That((lines[0].Item!.LibraryId, lines[0].Item!.Name), Is.EqualTo(((string?)null, (string?)null)));
        Assert.That(lines[0].Item!.Parameters, Is.Empty);
        Assert.That((lines[1].Item!.LibraryId, lines[1].Item!.Name), Is.EqualTo((" ", " x ")));
    }

    [Test]
    public async Task Read_LineIsWrong_CostsThatLineOnly()
    {
        var lines = await _bed.CsvAsync(
            "person,picture,QualityControl\n"
                + "\"a,1.jpg,1\n" // 2: open quote
                + "\"b\"x,1.jpg,1\n" // 3: text after a quote
                + "c,1.jpg\n" // 4: too few
                + "d,1.jpg,1,9\n" // 5: too many
                + " ,1.jpg,1\n" // 6
                + "f,,1\n" // 7
                + "g\u0007,1.jpg,1\n" // 8
                + "h,1.jpg,5\n" // 9
                + "i,\"say \"\"x\"\".jpg\",\"1\"\n" // 10
                + "j\"k,1.jpg,1\n" // 11
        );
        Assert.That(
            SourceBed.Texts(lines),
            Is.EqualTo([
                "2 ! A quote is not closed on its line.",
                "3 ! There is text after a closing quote.",
                "4 ! The line has 2 fields, the header has 3.",
                "5 ! The line has 4 fields, the header has 3.",
                "6 ! The person is empty.",
                "7 ! The picture is empty.",
                "8 ! The person holds a control character.",
                "9 ! QualityControl must be a whole number from 0 to 4.",
                "10 i say \"x\".jpg",
                "11 ! There is a quote within a field that does not begin with one.",
            ])
        );
    }

    [Test]
    public async Task Read_BlankAndClearedRows_ArePassedOver() =>
        Assert.That(
            SourceBed.Texts(await _bed.CsvAsync("\nperson,picture\n\n,\na,1.jpg\n , \n\t\nb,2.jpg")),
            Is.EqualTo(["5 a 1.jpg", "8 b 2.jpg"])
        );

    [Test]
    public async Task Read_ColumnsWithoutNamesAtTheEnd_MustBeEmpty() =>
        Assert.That(
            SourceBed.Texts(await _bed.CsvAsync("person,picture,,\na,1.jpg,,\nb,2.jpg\nc,3.jpg,,x\nd,4.jpg,,,\n")),
            Is.EqualTo([
                "2 a 1.jpg",
                "3 b 2.jpg",
                "4 ! The line has a value in a column without a name.",
                "5 ! The line has 5 fields, the header has 2.",
            ])
        );

    [Test]
    public async Task Read_NoLines_HasNoItems() => Assert.That(await _bed.CsvAsync("person,picture\n"), Is.Empty);

    [Test]
    public async Task Read_BytesNotOfTheEncoding_CostThatLineOnly()
    {
        var path = _bed.Write([.. "person,picture\nJos"u8, 0xE9, .. ",1.jpg\nJosé,2.jpg\n"u8]);
        Assert.That(
            SourceBed.Texts(await SourceBed.ReadAsync(FaceRunSource.Csv(path))),
            Is.EqualTo(["2 ! The line is not UTF-8.", "3 José 2.jpg"])
        );
    }

    [Test]
    public async Task Read_NameColumn_IsAdvancesNameByItsRule()
    {
        var content = $"person,picture,name\na,1.jpg,Anna\nb,2.jpg,{new string('x', 300)}\n";
        var advance = await _bed.CsvAsync(content, FaceVendor.AdvanceAI);
        var tencent = await _bed.CsvAsync(content);
        Assert.That(advance[1].Fault, Does.StartWith("Name must be at most 256 characters"));
        Assert.That((advance[0].Item!.Name, tencent[1].Fault), Is.EqualTo(("Anna", (string?)null)));
    }

    [Test]
    public void Create_ArgumentsAreWrong_Refuses()
    {
        Assert.That(() => FaceRunSource.Csv(null!), Throws.InstanceOf<ArgumentException>());
        Assert.That(() => FaceRunSource.Csv(""), Throws.InstanceOf<ArgumentException>());
        Assert.That(() => FaceRunSource.Csv("a.csv", ""), Throws.InstanceOf<ArgumentException>());
        foreach (
            var columns in new FaceRunColumns[]
            {
                new() { Person = "picture" },
                new() { Name = " " },
                new() { Library = null! },
                new() { Ignored = ["Person"] },
                new() { Ignored = null! },
                new() { Ignored = [null!] },
            }
        )
        {
            Assert.That(() => FaceRunSource.Csv("a.csv", columns: columns), Throws.InstanceOf<ArgumentException>());
        }
    }

    [Test]
    public void Pictures_NotGiven_AreBesideTheFile()
    {
        var path = Path.Combine(_bed.Folder, "lists", "..", "people.csv");
        Assert.That(FaceRunSource.Csv(path).Pictures, Is.EqualTo(_bed.Folder));
        Assert.That(FaceRunSource.Csv(path, "photos").Pictures, Is.EqualTo(Path.GetFullPath("photos")));
    }

    [Test]
    public void Read_FileIsMissingOrAFolder_SaysItWithoutItsFolder()
    {
        Directory.CreateDirectory(Path.Combine(_bed.Folder, "list.csv"));
        foreach (var (name, says) in new[] { ("none.csv", "There is no file"), ("list.csv", "is a folder") })
        {
            var fault = Assert.ThrowsAsync<FaceRunException>(async () =>
                await SourceBed.ReadAsync(FaceRunSource.Csv(Path.Combine(_bed.Folder, name)))
            );
            Assert.That(fault!.ToString(), Does.Contain(says).And.Contain(name).And.Not.Contain(_bed.Folder));
        }
    }

    [Test]
    public void Read_Canceled_Stops()
    {
        var source = FaceRunSource.Csv(_bed.Write("person,picture\na,1.jpg\n"));
        using var stop = new CancellationTokenSource();
        stop.Cancel();
        Assert.That(
            async () =>
            {
                await foreach (var line in source.ReadAsync(FaceVendor.FinAuth, stop.Token))
                {
                    Assert.Fail($"A line was read: {line}");
                }
            },
            Throws.InstanceOf<OperationCanceledException>()
        );
    }

    [Test]
    public async Task Read_LongList_TakesLittleMemory()
    {
        const int Lines = 200_000;
        var path = Path.Combine(_bed.Folder, "long.csv");
        using (var writer = new StreamWriter(path, append: false, new UTF8Encoding(true)))
        {
            writer.WriteLine("person,picture,QualityControl");
            for (var i = 0; i < Lines; i++)
            {
                writer.WriteLine(FormattableString.Invariant($"person-{i:D8},folder-of-pictures/{i:D8}.jpg,3"));
            }
        }

        var before = GC.GetTotalMemory(forceFullCollection: true);
        var (count, most) = (0, 0L);
        await foreach (var line in FaceRunSource.Csv(path).ReadAsync(FaceVendor.TencentCloud, CancellationToken.None))
        {
            Assert.That(line.Fault, Is.Null);
            if (++count % 50_000 == 0)
            {
                most = Math.Max(most, GC.GetTotalMemory(forceFullCollection: true) - before);
            }
        }

        Assert.That(count, Is.EqualTo(Lines));
        // The file has 10 MB; a reader that keeps it, or its items, has far more than this.
        Assert.That(most, Is.LessThan(2_000_000));
    }
}
