using FaceEnroll.Sandbox;
using FaceEnroll.Sdk;
using FaceEnroll.Sdk.TencentCloud;

namespace Docs;

/// <summary>The documentation's code that uses the sandbox, compiled; the test in it runs.</summary>
public class SandboxSnippets
{
    internal static async Task Tour(byte[] bytes)
    {
        // snippet: sandbox
        await using var sandbox = await FaceEnrollSandbox.StartAsync();

        // Give your client: endpoint sandbox.Url, key sandbox-key, secret sandbox-secret, library sandbox-library, person sandbox-person.

        sandbox.Faults.Next(SandboxVendor.FinAuth, SandboxFault.Reset(SandboxMoment.BeforeReplying));
        sandbox.Verdicts.ForPerson("blank-*", SandboxVerdict.NoFace);
        Uri address = sandbox.PublishPicture(bytes); // for vendors that take addresses

        IReadOnlyList<SandboxFace> faces = sandbox.Store.FacesAt(SandboxVendor.FinAuth);
        SandboxRequest last = sandbox.Requests[^1]; // last.Signature says why it was refused
        // end snippet
        _ = (address, faces, last);
    }

    internal static async Task Clock(FaceEnrollSandbox sandbox)
    {
        // snippet: sandbox-clock
        sandbox.StepClock(TimeSpan.FromHours(-1));
        sandbox.Faults.Next(SandboxVendor.FinAuth, SandboxFault.StoreAfterClose(TimeSpan.FromSeconds(30)));
        sandbox.Faults.Next(SandboxVendor.FinAuth, SandboxFault.StoreOnCommand());
        sandbox.Faults.Next(SandboxVendor.FinAuth, SandboxFault.ReplyHeaders(("Date", null), ("Via", "1.1 cache")));
        int executed = await sandbox.StoreHeldAsync();
        // end snippet
        _ = executed;
    }

    internal static async Task Deletions(FaceEnrollSandbox sandbox, string faceId)
    {
        // snippet: sandbox-deletions
        sandbox.Faults.Next(SandboxVendor.FinAuth, SandboxFault.StoreOnCommand(), operation: "delete");
        await sandbox.StoreHeldAsync(); // after the call that was lost: now it deletes
        sandbox.Faults.Next(SandboxVendor.FinAuth, SandboxFault.NotDeleted(), operation: "delete");
        sandbox.Faults.Next(SandboxVendor.FinAuth, SandboxFault.ShortList(), operation: "list");

        sandbox.Store.Delete(SandboxVendor.FinAuth, faceId); // out of band: no client learns of it
        sandbox.Store.DeletePerson(SandboxVendor.TencentCloud, "sandbox-person");

        sandbox.StepClock(TimeSpan.FromDays(366));
        int unused = sandbox.Store.DeleteUnused();

        foreach (SandboxDeletion gone in sandbox.Store.Deletions)
        {
            Console.WriteLine($"{gone.Number}: {gone.Cause}, {gone.Operation} in request {gone.RequestNumber}");
        }

        // end snippet
        _ = unused;
    }

    // snippet: sandbox-test
    [Test]
    public async Task Enroll_ReplyLost_IsFoundByReadingBackAndNeverSentTwice()
    {
        await using var sandbox = await FaceEnrollSandbox.StartAsync();
        var client = new TencentCloudFaceEnrollmentClient(
            new TencentCloudOptions
            {
                Endpoint = sandbox.Url,
                SecretId = "sandbox-key",
                SecretKey = "sandbox-secret",
                OnUnknown = FaceUnknownOutcome.Reconcile,
            }
        );
        sandbox.Faults.Next(SandboxVendor.TencentCloud, SandboxFault.Reset(SandboxMoment.BeforeReplying));

        var result = await client.EnrollAsync(
            new FaceEnrollmentRequest("sandbox-person", FaceImage.FromFile("Assets/astronaut-720x960.jpg"))
        );

        Assert.That(result.Images[0].Status, Is.EqualTo(FaceImageStatus.Enrolled));
        Assert.That(sandbox.Store.FacesAt(SandboxVendor.TencentCloud, "sandbox-person"), Has.Count.EqualTo(1));
    }

    // end snippet
}
