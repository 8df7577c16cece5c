using FaceEnroll.Sandbox.Tests.Docs.Commands;
using FaceEnroll.Sandbox.Tests.Support;
using FaceEnroll.Sdk.Tests.Architecture;

namespace FaceEnroll.Sandbox.Tests.Clients;

/// <summary>The vendors' own clients for Node list and delete in the sandbox: what they send is what the sandbox takes.</summary>
public sealed class NodeClientTests
{
    private static readonly string s_folder = Path.Combine(Repository.Root, "tests", "FaceEnroll.Sandbox.NodeClients");

    private static readonly Dictionary<SandboxVendor, string[]> s_operations = new()
    {
        [SandboxVendor.TencentCloud] =
        [
            "CreateGroup",
            "GetGroupList",
            "GetPersonList",
            "GetPersonBaseInfo",
            "DeleteFace",
            "DeletePersonFromGroup",
            "DeletePerson",
        ],
        [SandboxVendor.AlibabaIdVerification] =
        [
            "QueryFaceGroup",
            "QueryFaceRecord",
            "DeleteFaceRecord",
            "DeleteFaceRecordV2",
        ],
        [SandboxVendor.AlibabaGuardrails] = ["GetPerson", "GetPersons", "DeleteFaces", "DeletePerson"],
    };

    [Test]
    public async Task Clients_OfTheVendors_ListAndDelete()
    {
        InstalledProgram.Require(
            InstalledProgram.Find("node") is not null,
            "node is not installed (Debian: apt-get install nodejs npm)."
        );
        InstalledProgram.Require(
            Directory.Exists(Path.Combine(s_folder, "node_modules")),
            "The vendors' clients are not installed (npm ci in tests/FaceEnroll.Sandbox.NodeClients)."
        );

        // The clients sign with the time of this machine.
        await using var sandbox = await FaceEnrollSandbox.StartAsync();
        using var run = new CommandLine(
            $"node run.js {sandbox.Url} ../FaceEnroll.Sdk.Tests/Assets/astronaut-720x960.jpg",
            s_folder
        );
        run.Start();
        var exit = await run.ExitAsync();

        await TestContext.Out.WriteLineAsync(run.Output);
        Assert.That(exit, Is.Zero, run.Output);
        using (Assert.EnterMultipleScope())
        {
            Assert.That(sandbox.Requests.Where(r => r.Signature is not { Accepted: true }), Is.Empty);
            foreach (var (vendor, operations) in s_operations)
            {
                var deleted = sandbox.Store.Deletions.Where(d => d.Face.Vendor == vendor).ToList();
                Assert.That(
                    operations.Except(sandbox.Requests.Where(r => r.Vendor == vendor).Select(r => r.Operation)),
                    Is.Empty
                );
                Assert.That(deleted, Is.Not.Empty);
                Assert.That(deleted.Select(d => d.Cause), Is.All.EqualTo(SandboxDeletionCause.Call));
                Assert.That(deleted.Select(d => d.Operation).Except(operations), Is.Empty);
            }
        }
    }
}
