using FaceEnroll.Sandbox.Tests.Support;
using OpenQA.Selenium;

namespace FaceEnroll.Sandbox.Tests.Page;

/// <summary>The page deletes faces out of band, and shows what is gone and why.</summary>
public sealed class DeletionPageTests : PageFixture
{
    private const string Faces =
        "[...document.querySelectorAll('#faces li')].map(f => f.querySelector('span').textContent).join()";
    private const string Deletions =
        "[...document.querySelectorAll('#deletions li')].map(d => d.innerText.replace(/\\s+/g, ' '))";
    private const string Focus =
        "document.activeElement.getAttribute('aria-label') || document.activeElement.textContent";

    [Test]
    public void DeleteButton_Pressed_TakesTheFaceAndNoOther()
    {
        var face = AddFace("ann");
        AddFace("bob");
        OpenPage();
        Browser.Until($"{Faces} === 'bob,ann'");

        Browser.Click("#faces li:nth-child(2) button");

        Browser.Until($"{Faces} === 'bob'");
        Browser.Until($"{Deletions}.join() === 'ann FinAuth, staff, face {face.FaceId} 12:00:00 out of band'");
        Assert.That(Browser.Text("document.getElementById('deletion-count').textContent"), Is.EqualTo("1"));
        Assert.That(Sandbox.Store.Faces.Select(f => f.PersonId), Is.EqualTo(new[] { "bob" }));
        Assert.That(Sandbox.Store.Deletions.Single().Cause, Is.EqualTo(SandboxDeletionCause.OutOfBand));
        Assert.That(Sandbox.Requests, Is.Empty, "it asks nothing of a vendor");
    }

    [Test]
    public async Task Deletion_ByACall_AppearsWithItsCall()
    {
        var face = AddFace("ann");
        await DeleteByCallAsync(face);
        Browser.Until($"{Deletions}.join() === 'ann FinAuth, staff, face {face.FaceId} 12:00:00 by call 1 delete'");

        Browser.Click("#deletions button");

        Browser.Until("document.getElementById('details-title').textContent === 'Call 1: FinAuth delete'");
        Assert.That(
            Browser.Text("document.getElementById('details').closest('tr').previousElementSibling.dataset.number"),
            Is.EqualTo("1"),
            "below the call's row"
        );
    }

    [Test]
    public async Task Call_ThatTheListDoesNotShow_OpensAllTheSame()
    {
        await DeleteByCallAsync(AddFace("ann"));
        Browser.Click("input[name=vendor-filter][value=AdvanceAI]");
        // There is no row either before the page has heard of the calls.
        Browser.Until(
            "document.querySelectorAll('#calls tbody tr').length === 0 && document.querySelector('#deletions button')"
        );

        Browser.Click("#deletions button");

        Browser.Until("document.getElementById('details-title').textContent === 'Call 1: FinAuth delete'");
        Browser.Until("document.activeElement.id === 'details'");
    }

    [Test]
    public async Task Call_ThatIsNoLongerKept_IsSaidToBe()
    {
        await DeleteByCallAsync(AddFace("ann"));
        for (var n = 0; n < 1000; n++)
        {
            await Client.TencentAsync("GetPersonBaseInfo", """{"PersonId":"sandbox-person"}""");
        }

        Browser.Until("document.querySelector('#deletions button')");
        Browser.Click("#deletions button");

        Browser.Until("document.getElementById('details-body').textContent.includes('no longer kept')");
    }

    [Test]
    public void Deletion_BehindThePagesBack_AppearsWithoutACall()
    {
        var face = AddFace("ann");
        OpenPage();
        Browser.Until($"{Faces} === 'ann'");

        Sandbox.Store.Delete(SandboxVendor.FinAuth, face.FaceId);

        Browser.Until($"{Faces} === '' && {Deletions}.length === 1");
    }

    [Test]
    public void YearButton_Pressed_ShowsWhatWentForWantOfUse()
    {
        Sandbox.Store.AddFace(SandboxVendor.TencentCloud, "staff", "ann", Portrait.Bytes);

        Browser.Click("button[data-body*=deleteUnused]");

        Browser.Until($"{Deletions}.length === 1 && {Deletions}[0].includes('unused for a year')");
        Assert.That(Sandbox.Store.Deletions.Single().Cause, Is.EqualTo(SandboxDeletionCause.Disuse));
    }

    [Test]
    public void Reset_EmptiesTheListOfDeletions()
    {
        Sandbox.Store.Delete(SandboxVendor.FinAuth, AddFace("ann").FaceId);
        Browser.Until($"{Deletions}.length === 1");

        Browser.Click("button[data-command=reset]");

        Browser.Until($"{Deletions}.length === 0 && !document.getElementById('no-deletions').hidden");
    }

    [Test]
    public void ManyDeletions_ListTheLatestHundred_AndMoreOnDemand()
    {
        const string Numbers = "[...document.querySelectorAll('#deletions li')].map(d => d.dataset.key)";
        for (var n = 0; n < 130; n++)
        {
            Sandbox.Store.Delete(SandboxVendor.FinAuth, AddFace("ann").FaceId);
        }

        Browser.Until($"{Numbers}[0] === '130' && {Numbers}.length === 100");
        Assert.That(Browser.Text("document.getElementById('deletion-count').textContent"), Is.EqualTo("100+"));

        Browser.Click("#more-deletions");

        Browser.Until($"{Numbers}.length === 130 && document.getElementById('more-deletions').hidden");
        Assert.That(Browser.Text($"{Numbers}.at(-1)"), Is.EqualTo("1"));
    }

    [Test]
    public async Task Keyboard_Alone_DeletesFaces_AndKeepsItsPlaceWhileCallsCome()
    {
        AddFace("ann");
        AddFace("bob");
        AddFace("cid");
        OpenPage();
        Browser.Until($"{Faces} === 'cid,bob,ann'");
        for (var i = 0; i < 60 && !Browser.Text(Focus)!.Contains("of bob at FinAuth", StringComparison.Ordinal); i++)
        {
            Browser.Type(Keys.Tab);
        }

        await FinAuthAddAsync(Portrait.Bytes);
        Browser.Until($"{Faces} === 'user_01,cid,bob,ann'");
        Assert.That(Browser.Text(Focus), Does.StartWith("Delete face").And.EndWith("of bob at FinAuth"));

        Browser.Type(Keys.Enter);
        Browser.Until($"{Faces} === 'user_01,cid,ann' && ({Focus}).endsWith('of ann at FinAuth')");
        Browser.Type(Keys.Enter);
        Browser.Until($"{Faces} === 'user_01,cid' && ({Focus}).endsWith('of cid at FinAuth')");
        Browser.Type(Keys.Enter);
        Browser.Until($"{Faces} === 'user_01' && ({Focus}).endsWith('of user_01 at FinAuth')");
        Browser.Type(Keys.Enter);
        Browser.Until($"{Faces} === '' && document.activeElement.id === 'faces-title'");

        await DeleteByCallAsync(AddFace("dan"));
        Browser.Until($"{Deletions}.length === 5");
        Browser.Type(Keys.Tab);
        Assert.That(Browser.Text(Focus), Does.StartWith("Details of call 2, which deleted face"));
    }

    [Test]
    public void HostileText_InAFaceThatIsGone_StaysText()
    {
        const string Hostile = "<img src=x onerror=document.title='gone'>";
        AddFace(Hostile);
        Sandbox.Store.Delete(SandboxVendor.FinAuth, AddFace(Hostile).FaceId);

        Browser.Until($"{Deletions}[0]?.includes('<img') && {Faces}.includes('<img')");

        Assert.That(Browser.Text("document.querySelectorAll('#deletions img').length"), Is.EqualTo("0"));
        Assert.That(Browser.Text("document.title"), Is.EqualTo("FaceEnroll sandbox"));
    }

    [Test]
    public async Task NarrowPage_ShowsDeletionsWithoutScrollingSideways()
    {
        Browser.Resize(390, 844);
        var person = new string('a', 120);
        AddFace("left-" + person);
        Sandbox.Store.Delete(SandboxVendor.FinAuth, AddFace("taken-" + person).FaceId);
        await DeleteByCallAsync(AddFace("called-" + person));
        Browser.Until($"{Deletions}.length === 2 && document.querySelectorAll('#faces li').length === 1");

        AssertFits("left-");
        AssertFits("taken-");
        AssertFits("out of band");
        AssertFits("called-");
        AssertFits("call 1");
        Browser.Click("#faces button");
        Browser.Until($"{Deletions}.length === 3");
    }

    private SandboxFace AddFace(string person) =>
        Sandbox.Store.AddFace(SandboxVendor.FinAuth, "staff", person, Portrait.Bytes);

    private async Task DeleteByCallAsync(SandboxFace face)
    {
        var reply = await Client.FinAuthAsync("delete", null, ("group_id", "staff"), ("face_tokens", face.FaceId));
        Assert.That(reply.Status, Is.EqualTo(200), reply.Body);
    }
}
