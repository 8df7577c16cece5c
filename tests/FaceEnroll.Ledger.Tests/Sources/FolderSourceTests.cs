using FaceEnroll.Ledger.Runs.Sources;

namespace FaceEnroll.Ledger.Tests.Sources;

[TestOf(typeof(FolderSource))]
public class FolderSourceTests
{
    private SourceBed _bed = null!;

    [SetUp]
    public void Begin() => _bed = new SourceBed();

    [TearDown]
    public void End() => _bed.Dispose();

    [Test]
    public async Task Read_Folder_HasPeopleInTheOrderOfNames()
    {
        Touch("b.JPG", "a.png", "B.jpeg", "a.b.webp", "10.jpg", "9.jpg", "c/2.jpg", "c/10.bmp", "c/1.heic", "ä.gif");
        Assert.That(
            SourceBed.Texts(await ReadAsync()),
            Is.EqualTo([
                "0 10 10.jpg",
                "0 9 9.jpg",
                "0 B B.jpeg",
                "0 a.b a.b.webp",
                "0 a a.png",
                "0 b b.JPG",
                "0 c c/1.heic",
                "0 c c/10.bmp",
                "0 c c/2.jpg",
                "0 ä ä.gif",
            ])
        );
    }

    [Test]
    public async Task Read_WhatIsNoPicture_IsLeftOut()
    {
        Touch("a.jpg", "a.txt", "jpg", ".jpg", ".b.jpg", "people.csv", "c/deeper/1.jpg", "c/readme.md", ".d/1.jpg");
        Directory.CreateDirectory(Path.Combine(_bed.Folder, "empty.jpg"));
        Assert.That(
            SourceBed.Texts(await ReadAsync()),
            Is.EqualTo(["0 a a.jpg", "0 ! A folder in a person's folder is not looked into."])
        );
    }

    [Test]
    public async Task Read_LinkToAFolder_IsNotFollowed()
    {
        Touch("a/1.jpg");
        try
        {
            Directory.CreateSymbolicLink(Path.Combine(_bed.Folder, "b"), _bed.Folder);
            Directory.CreateSymbolicLink(Path.Combine(_bed.Folder, "a", "up.jpg"), _bed.Folder);
            File.CreateSymbolicLink(Path.Combine(_bed.Folder, "c.jpg"), Path.Combine(_bed.Folder, "a", "1.jpg"));
        }
        catch (Exception e) when (e is UnauthorizedAccessException or IOException)
        {
            Assert.Inconclusive("This account may not make links.");
        }

        Assert.That(
            SourceBed.Texts(await ReadAsync()),
            Is.EqualTo([
                "0 a a/1.jpg",
                "0 ! A link to a folder is not followed.",
                "0 ! A link to a folder is not followed.",
                "0 c c.jpg",
            ])
        );
    }

    [Test]
    public async Task Read_ControlCharacterInAName_IsRefused()
    {
        if (OperatingSystem.IsWindows())
        {
            Assert.Inconclusive("No such names there.");
        }

        Touch("a\n.jpg", "b.jpg");
        Assert.That(
            SourceBed.Texts(await ReadAsync()),
            Is.EqualTo(["0 ! The person holds a control character.", "0 b b.jpg"])
        );
    }

    [Test]
    public void Read_NoFolder_SaysItWithoutItsPath()
    {
        var path = Path.Combine(_bed.Folder, "photos") + Path.DirectorySeparatorChar;
        Assert.That(
            async () => await SourceBed.ReadAsync(FaceRunSource.Folder(path)),
            Throws.TypeOf<FaceRunException>().With.Message.EqualTo("There is no folder photos.")
        );
    }

    [Test]
    public void Pictures_Folder_IsAFullPath()
    {
        Assert.That(FaceRunSource.Folder("photos").Pictures, Is.EqualTo(Path.GetFullPath("photos")));
        Assert.That(() => FaceRunSource.Folder(""), Throws.InstanceOf<ArgumentException>());
        Assert.That(() => FaceRunSource.Folder(null!), Throws.InstanceOf<ArgumentException>());
    }

    private Task<List<SourceLine>> ReadAsync() => SourceBed.ReadAsync(FaceRunSource.Folder(_bed.Folder));

    private void Touch(params string[] names)
    {
        foreach (var name in names)
        {
            _bed.Write([], name);
        }
    }
}
