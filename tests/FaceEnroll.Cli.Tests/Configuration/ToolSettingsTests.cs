using FaceEnroll.Cli.Configuration;
using FaceEnroll.Cli.Hosting;
using FaceEnroll.Cli.Tests.Support;

namespace FaceEnroll.Cli.Tests.Configuration;

/// <summary>File, environment, options: the later the stronger.</summary>
public sealed class ToolSettingsTests
{
    [Test]
    public void Load_AllThree_TheLaterWins()
    {
        using var bed = new ToolBed();
        _ = bed.Write(
            ConfigurationFile.Name,
            """
            {
              "FaceEnrollment": { "Default": "a", "a": { "Vendor": "FinAuth", "LibraryId": "of-the-file", "Account": "file" }, "b": { "Vendor": "FinAuth" } },
              "FaceEnrollTool": { "Ledger": "of-the-file.ledger", "Fit": true }
            }
            """
        );
        bed.Environment["FaceEnrollment__a__LibraryId"] = "of-the-environment";
        bed.Environment["FaceEnrollTool__Ledger"] = "of-the-environment.ledger";
        bed.Environment["Unrelated__a"] = "x";

        var plain = Load(bed);
        var given = Load(bed, "--registration", "b", "--ledger", "given.ledger");

        Assert.That(plain.Configuration["FaceEnrollment:a:LibraryId"], Is.EqualTo("of-the-environment"));
        Assert.That(plain.Configuration["FaceEnrollment:a:Account"], Is.EqualTo("file"));
        Assert.That(plain.Configuration["FaceEnrollment:Default"], Is.EqualTo("a"));
        Assert.That(plain.Configuration["Unrelated:a"], Is.Null);
        Assert.That(plain.Ledger.File, Is.EqualTo(bed.File("of-the-environment.ledger")));
        Assert.That(plain.Fit, Is.True);
        Assert.That(given.Configuration["FaceEnrollment:Default"], Is.EqualTo("b"));
        Assert.That(given.Ledger.File, Is.EqualTo(bed.File("given.ledger")));
    }

    [Test]
    public void Load_ConfigurationElsewhere_HasItsLedgerBesideIt()
    {
        using var bed = new ToolBed();
        _ = Directory.CreateDirectory(bed.File("there"));
        _ = bed.Write("there/c.json", "{}");

        Assert.That(Load(bed, "--config", "there/c.json").Ledger.File, Is.EqualTo(bed.File("there/faces.ledger")));
        Assert.That(Load(bed).Ledger.File, Is.EqualTo(bed.File("faces.ledger")));
    }

    [Test]
    public void Load_AVendorAsRegistration_NeedsNoSection()
    {
        using var bed = new ToolBed();

        Assert.That(Load(bed).HasVendor, Is.False);
        Assert.That(Load(bed, "--registration", "finauth").HasVendor, Is.True);
        Assert.That(Load(bed, "--registration", "branch-7").HasVendor, Is.False);
    }

    [TestCase("""{ "FaceEnrollTool": { "Legder": "x" } }""", "Did you mean 'Ledger'?")]
    [TestCase("""{ "FaceEnrollTool": { "Fit": "perhaps" } }""", "true or false")]
    [TestCase("""{ "FaceEnrollTool": { "Ledger": "postgres:X" } }""", "there is none of that name")]
    [TestCase("""[1]""", "no JSON object")]
    public void Load_WrongFile_IsRefused(string json, string expected)
    {
        using var bed = new ToolBed();
        _ = bed.Write(ConfigurationFile.Name, json);

        Assert.That(() => Load(bed), Throws.TypeOf<ToolException>().With.Message.Contains(expected));
    }

    [Test]
    public void Load_LedgerInPostgreSql_ItsConnectionStringIsOfAVariableOrTheFile()
    {
        using var bed = new ToolBed();
        bed.Environment["FACES_DATABASE"] = "Host=db;Password=secret";
        _ = bed.Write(ConfigurationFile.Name, """{ "ConnectionStrings": { "Faces": "Host=db" } }""");

        foreach (var name in (string[])["FACES_DATABASE", "ConnectionStrings:Faces"])
        {
            var ledger = Load(bed, "--ledger", $"postgres:{name}").Ledger;
            Assert.That((ledger.File, ledger.ToString()), Is.EqualTo(((string?)null, "postgres:")));
        }
    }

    private static ToolSettings Load(ToolBed bed, params string[] args)
    {
        using var terminal = new TestTerminal();
        var options = new GlobalOptions();
        var root = new System.CommandLine.RootCommand();
        options.AddTo(root);
        return ToolSettings.Load(bed.Host(terminal), options, root.Parse(args));
    }
}
