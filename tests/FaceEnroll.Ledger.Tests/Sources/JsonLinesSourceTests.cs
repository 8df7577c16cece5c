using FaceEnroll.Ledger.Runs.Sources;
using FaceEnroll.Sdk;

namespace FaceEnroll.Ledger.Tests.Sources;

[TestOf(typeof(JsonLinesSource))]
public class JsonLinesSourceTests
{
    private SourceBed _bed = null!;

    [SetUp]
    public void Begin() => _bed = new SourceBed();

    [TearDown]
    public void End() => _bed.Dispose();

    [Test]
    public async Task Read_Object_IsAnItem()
    {
        var lines = await _bed.JsonAsync(
            """

            {"Person": " a ", "PICTURE": "b/1.jpg", "library": null, "name": "\u00c4nne", "qualityControl": 3, "NeedRotateDetection": true, "FaceMatchThreshold": "60.5"}
            """
        );
        var item = lines.Single().Item!;
        Assert.That(
            (lines[0].Line, item.PersonId, item.Picture, item.LibraryId, item.Name),
            Is.EqualTo((2, "a", "b/1.jpg", (string?)null, "Änne"))
        );
        Assert.That(
            item.Parameters,
            Is.EqualTo(
                new Dictionary<string, string>
                {
                    ["QualityControl"] = "3",
                    ["NeedRotateDetection"] = "true",
                    ["FaceMatchThreshold"] = "60.5",
                }
            )
        );
    }

    [TestCase("""{"person": "a", "picture": """, "The line is not valid JSON.")]
    [TestCase("""{"person": "a", "picture": "b"} {}""", "The line is not valid JSON.")]
    [TestCase("""["a", "b"]""", "The line is no JSON object.")]
    [TestCase("""{"person": 4711, "picture": "b"}""", "The person must be a string.")]
    [TestCase("""{"person": "a", "picture": ["b"]}""", "The picture must be a string.")]
    [TestCase("""{"person": "a", "picture": "b", "library": true}""", "The library must be a string.")]
    [TestCase("""{"person": "a", "picture": "b", "name": {}}""", "The name must be a string.")]
    [TestCase("""{"person": "a"}""", "The picture is empty.")]
    [TestCase("""{"person": null, "picture": "b"}""", "The person is empty.")]
    [TestCase("""{"person": "a", "Person": "b", "picture": "b"}""", "The line has a member twice.")]
    [TestCase("""{"person": "a", "picture": "b", "BizType": "x"}""", "The line has a member that nobody knows.")]
    [TestCase("""{"person": "\ud800", "picture": "b"}""", "The line has an escape that is no character.")]
    [TestCase("""{"person": "a\u0000", "picture": "b"}""", "The person holds a control character.")]
    [TestCase(
        """{"person": "a", "picture": "b", "QualityControl": [1]}""",
        "QualityControl must be a string, a number, true or false."
    )]
    [TestCase(
        """{"person": "a", "picture": "b", "QualityControl": 3.0}""",
        "QualityControl must be a whole number from 0 to 4."
    )]
    public async Task Read_LineIsWrong_CostsThatLineOnly(string wrong, string fault)
    {
        const string Right = """{"person": "a", "picture": "b"}""";
        var lines = await _bed.JsonAsync($"{Right}\r\n{wrong}\r\n{Right}\r\n");
        Assert.That(SourceBed.Texts(lines), Is.EqualTo(["1 a b", $"2 ! {fault}", "3 a b"]));
    }

    [Test]
    public async Task Read_TextParameter_TakesANumberButNoTruth()
    {
        var lines = await _bed.JsonAsync(
            """
            {"person": "a", "picture": "b", "IdNumber": 12345678901234567890}
            {"person": "a", "picture": "b", "IdNumber": true}
            """,
            FaceVendor.AdvanceAI
        );
        Assert.That(lines[0].Item!.Parameters["IdNumber"], Is.EqualTo("12345678901234567890"));
        Assert.That(lines[1].Fault, Is.EqualTo("IdNumber must be a string or a number."));
    }

    [Test]
    public async Task Read_IgnoredMembers_MayHoldAnything()
    {
        var lines = await _bed.JsonAsync(
            """{"person": "a", "picture": "b", "tags": [{"x": 1}]}""",
            columns: new FaceRunColumns { Ignored = ["Tags"] }
        );
        Assert.That(SourceBed.Texts(lines), Is.EqualTo(["1 a b"]));
    }

    [TestCase("", "is empty")]
    [TestCase("person,picture\na,b\n", "is no JSON lines file")]
    [TestCase("[\n{\"person\": \"a\"}\n]\n", "is no JSON lines file")]
    [TestCase("{\n  \"person\": \"a\"\n}\n", "must be a whole JSON object")]
    [TestCase("\n17\n", "its line 2, the first one")]
    [TestCase("{\0\"\0", "full of NUL characters")]
    public void Read_NoJsonLines_RefusesTheFile(string content, string says) =>
        Assert.That(
            async () => await _bed.JsonAsync(content),
            Throws.TypeOf<FaceRunException>().With.Message.Contains(says)
        );

    [Test]
    public void Create_PathIsEmpty_Refuses() =>
        Assert.That(() => FaceRunSource.JsonLines(""), Throws.InstanceOf<ArgumentException>());

    [Test]
    public void Read_FileIsMissing_SaysIt() =>
        Assert.That(
            async () => await SourceBed.ReadAsync(FaceRunSource.JsonLines(Path.Combine(_bed.Folder, "none.jsonl"))),
            Throws.TypeOf<FaceRunException>().With.Message.EqualTo("There is no file none.jsonl.")
        );
}
