using FaceEnroll.Sandbox.Tests.Support;

namespace FaceEnroll.Sandbox.Tests.State;

/// <summary>What the store tells of what is gone, and what goes without a call.</summary>
public sealed class DeletionTests : SandboxFixture
{
    private const SandboxVendor Tencent = SandboxVendor.TencentCloud;
    private const SandboxVendor Guardrails = SandboxVendor.AlibabaGuardrails;

    [TestCaseSource(nameof(Vendors))]
    public void Delete_BehindTheCallersBacks_IsRemembered(SandboxVendor vendor)
    {
        var face = Sandbox.Store.AddFace(vendor, "staff", "p", Portrait.Bytes);
        var other = Sandbox.Store.AddFace(vendor, "staff", "p", Portrait.Bytes);
        Clock.Advance(TimeSpan.FromMinutes(1));

        Assert.That(Sandbox.Store.Delete(vendor, face.FaceId), Is.True);
        Assert.That(Sandbox.Store.Delete(vendor, face.FaceId), Is.False, "it is gone");

        var deletion = Sandbox.Store.Deletions.Single();
        using (Assert.EnterMultipleScope())
        {
            Assert.That(Sandbox.Store.FacesAt(vendor).Select(f => f.FaceId), Is.EqualTo(new[] { other.FaceId }));
            Assert.That(deletion.Face, Is.SameAs(face));
            Assert.That(
                (deletion.Cause, deletion.DeletedAt, deletion.RequestNumber, deletion.Operation),
                Is.EqualTo((SandboxDeletionCause.OutOfBand, Clock.GetUtcNow(), (long?)null, (string?)null))
            );
            Assert.That(deletion.ToString(), Is.EqualTo($"SandboxDeletion ({vendor}, OutOfBand)"));
        }
    }

    [TestCaseSource(nameof(Vendors))]
    public void DeletePerson_BehindTheCallersBacks_TakesEveryFace(SandboxVendor vendor)
    {
        Sandbox.Store.AddFace(vendor, "staff", "p", Portrait.Bytes);
        Sandbox.Store.AddFace(vendor, "guests", "p", Portrait.Bytes);
        var other = Sandbox.Store.AddFace(vendor, "staff", "q", Portrait.Bytes);

        Assert.That(Sandbox.Store.DeletePerson(vendor, "p"), Is.EqualTo(2));
        Assert.That(Sandbox.Store.DeletePerson(vendor, "p"), Is.Zero);

        Assert.That(Sandbox.Store.FacesAt(vendor).Single(), Is.SameAs(other));
        Assert.That(Sandbox.Store.PeopleAt(vendor).Select(p => p.PersonId), Does.Not.Contain("p"));
    }

    [Test]
    public void Reset_ForgetsDeletions()
    {
        Sandbox.Store.Delete(Tencent, Sandbox.Store.AddFace(Tencent, "staff", "p", Portrait.Bytes).FaceId);
        Sandbox.Reset();

        Assert.That(Sandbox.Store.Deletions, Is.Empty);
    }

    [TestCaseSource(nameof(Vendors))]
    public async Task Enrollment_AfterADeletion_IsNoDuplicate(SandboxVendor vendor)
    {
        await EnrollAtAsync(vendor);
        Sandbox.Store.Delete(vendor, Sandbox.Store.FacesAt(vendor).Single().FaceId);
        await EnrollAtAsync(vendor);
        Assert.That(Sandbox.DuplicateDeliveries, Is.Empty);

        await EnrollAtAsync(vendor);
        Assert.That(
            Sandbox.DuplicateDeliveries.Single().DuplicateOf,
            Is.EqualTo(Sandbox.Requests.Where(r => r.FaceIds.Count > 0).ElementAt(1).Number)
        );
    }

    [Test]
    public void Unused_TencentGroup_GoesAfterAYearWithItsPeople()
    {
        var face = Sandbox.Store.AddFace(Tencent, "old", "p", Portrait.Bytes);
        Sandbox.StepClock(TimeSpan.FromDays(365));
        Assert.That(Sandbox.Store.DeleteUnused(), Is.Zero, "a year, and not more");
        Sandbox.Store.AddLibrary(Tencent, "new");
        Sandbox.StepClock(TimeSpan.FromSeconds(1));

        Assert.That(Sandbox.Store.DeleteUnused(), Is.EqualTo(1));

        var deletion = Sandbox.Store.Deletions.Single();
        Assert.That(Sandbox.Store.LibrariesAt(Tencent), Is.EqualTo(new[] { "new" }));
        Assert.That(Sandbox.Store.PeopleAt(Tencent), Is.Empty);
        Assert.That(
            (deletion.Face.FaceId, deletion.Cause, deletion.RequestNumber, deletion.DeletedAt),
            Is.EqualTo((face.FaceId, SandboxDeletionCause.Disuse, (long?)null, Sandbox.Now))
        );
    }

    [Test]
    public async Task Unused_TencentGroup_StaysWhereACallNamedItOrItsPeople()
    {
        Sandbox.Store.AddPerson(Tencent, "in-both", "old", "read");
        Sandbox.Store.AddFace(Tencent, "old", "in-both", Portrait.Bytes);
        Sandbox.Store.AddFace(Tencent, "old", "in-old", Portrait.Bytes);
        Sandbox.Store.AddFace(Tencent, "person-read", "p", Portrait.Bytes);
        Clock.Advance(TimeSpan.FromDays(300));
        await Client.TencentAsync("GetPersonListNum", """{"GroupId":"read"}""");
        await Client.TencentAsync("GetPersonBaseInfo", """{"PersonId":"p"}""");
        Clock.Advance(TimeSpan.FromDays(100));

        Assert.That(Sandbox.Store.DeleteUnused(), Is.EqualTo(1), "who is also elsewhere stays");

        Assert.That(Sandbox.Store.LibrariesAt(Tencent), Is.EqualTo(new[] { "read", "person-read" }));
        Assert.That(
            Sandbox.Store.FacesAt(Tencent).Select(f => (f.PersonId, f.LibraryId)),
            Is.EqualTo(new[] { ("in-both", "read"), ("p", "person-read") })
        );
        Assert.That(
            Sandbox.Store.PeopleAt(Tencent).Single(p => p.PersonId == "in-both").LibraryIds,
            Is.EqualTo(new[] { "read" })
        );
        var list = await Client.TencentAsync("GetPersonList", """{"GroupId":"read"}""");
        Assert.That(list.At("Response.FaceNum"), Is.EqualTo("1"), list.Body);
    }

    [Test]
    public void Unused_GuardrailsFaces_GoAfterAYear_AndTheirGroups()
    {
        Sandbox.Store.AddFace(Guardrails, "old", "p", Portrait.Bytes);
        Sandbox.Store.AddFace(Guardrails, "mixed", "q", Portrait.Bytes);
        Clock.Advance(TimeSpan.FromDays(366));
        var young = Sandbox.Store.AddFace(Guardrails, "mixed", "q", Portrait.Bytes);

        Assert.That(Sandbox.Store.DeleteUnused(), Is.EqualTo(2));

        Assert.That(Sandbox.Store.FacesAt(Guardrails).Single(), Is.SameAs(young));
        Assert.That(Sandbox.Store.LibrariesAt(Guardrails), Is.EqualTo(new[] { "mixed" }));
        Assert.That(
            Sandbox.Store.PeopleAt(Guardrails).Select(p => (p.PersonId, string.Join(',', p.LibraryIds))),
            Is.EquivalentTo(new[] { ("sandbox-person", ""), ("p", ""), ("q", "mixed") })
        );
    }

    [Test]
    public void Unused_AtTheOtherVendors_Stays()
    {
        foreach (var vendor in Vendors.Except([Tencent, Guardrails]))
        {
            Sandbox.Store.AddFace(vendor, "old", "p", Portrait.Bytes);
        }

        Clock.Advance(TimeSpan.FromDays(1000));

        Assert.That((Sandbox.Store.DeleteUnused(), Sandbox.Store.FaceCount), Is.EqualTo((0, 3)));
    }
}
