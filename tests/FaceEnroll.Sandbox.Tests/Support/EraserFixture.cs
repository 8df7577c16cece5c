using FaceEnroll.Sandbox.Tests.Clients;
using FaceEnroll.Sdk;
using FaceEnroll.Torture;

namespace FaceEnroll.Sandbox.Tests.Support;

/// <summary>Erasers on real sockets to a sandbox whose store is the truth, with a clock that both share.</summary>
public abstract class EraserFixture
{
    /// <summary>A library that is there at every vendor, and is named where people live in one.</summary>
    protected const string Library = FaceEnrollSandboxOptions.DefaultLibraryId;

    /// <summary>Another library, which a test adds.</summary>
    protected const string Second = "second";

    /// <summary>Longer than anything lost can land.</summary>
    protected static readonly TimeSpan Window = TimeSpan.FromHours(1);

    /// <summary>There a person is in groups, and its faces are its own.</summary>
    protected static readonly FaceVendor[] WithPeople = [FaceVendor.TencentCloud, FaceVendor.AlibabaGuardrails];

    protected static readonly FaceVendor[] Erasing =
    [
        .. Enum.GetValues<FaceVendor>().Where(v => v != FaceVendor.AdvanceAI),
    ];

    private HttpClient _http = null!;

    private protected ShiftedClock Clock { get; private set; } = null!;

    protected FaceEnrollSandbox Sandbox { get; private set; } = null!;

    [SetUp]
    public async Task StartAsync()
    {
        Clock = new ShiftedClock();
        Sandbox = await FaceEnrollSandbox.StartAsync(new FaceEnrollSandboxOptions { TimeProvider = Clock });
        _http = SdkClients.Http();
    }

    [TearDown]
    public async Task StopAsync()
    {
        _http.Dispose();
        await Sandbox.DisposeAsync();
    }

    protected IFaceEnrollmentClient Client(
        FaceVendor vendor,
        Action<FaceEnrollmentOptions>? configure = null,
        HttpClient? http = null
    ) =>
        SdkClients.Create(
            vendor,
            Sandbox,
            http ?? _http,
            options =>
            {
                options.TimeProvider = Clock;
                options.RequestsPerSecond = 1_000_000;
                options.Retry.BaseDelay = TimeSpan.FromMilliseconds(1);
                configure?.Invoke(options);
            }
        );

    protected IFaceEraser Eraser(FaceVendor vendor, Action<FaceEnrollmentOptions>? configure = null) =>
        (IFaceEraser)Client(vendor, configure);

    /// <summary>A receipt as another process has it: this one remembers by its id when the erasure began.</summary>
    protected static FaceErasureReceipt Saved(FaceErasureReceipt receipt)
    {
        var saved = FaceErasureReceipt.FromJson(receipt.ToJson());
        saved.Id = $"of-another-process-{Guid.NewGuid():N}";
        return saved;
    }

    /// <summary>A receipt that was saved, and is read by the process that erased.</summary>
    protected static FaceErasureReceipt Reread(FaceErasureReceipt receipt) =>
        FaceErasureReceipt.FromJson(receipt.ToJson());

    /// <summary>Faces of a person, put there by hand.</summary>
    protected IReadOnlyList<string> Seed(FaceVendor vendor, string person, int faces, string library = Library) =>
        [
            .. Enumerable
                .Range(0, faces)
                .Select(i =>
                    Sandbox
                        .Store.AddFace(
                            vendor.InSandbox(),
                            library,
                            person,
                            BitConverter.GetBytes(HashCode.Combine(person, library, i))
                        )
                        .FaceId
                ),
        ];

    /// <summary>Somebody takes a person of Guardrails out of a group by hand.</summary>
    protected async Task TakeOutAsync(string person, string group)
    {
        using var console = new TestClient(Sandbox, Clock);
        var reply = await console.GuardrailsAsync(
            "/green/sface/person/groups/delete",
            $$"""{"personId":"{{person}}","groupIds":["{{group}}"]}"""
        );
        Assert.That(reply.Status, Is.EqualTo(200));
    }

    /// <summary>The ids of a person's faces, as the sandbox has them.</summary>
    protected IReadOnlyList<string> There(FaceVendor vendor, string person) =>
        [.. Sandbox.Store.FacesAt(vendor.InSandbox(), person).Select(f => f.FaceId)];

    /// <summary>Where a call names the library: only where people live in one.</summary>
    protected static string? Named(FaceVendor vendor) =>
        vendor is FaceVendor.FinAuth or FaceVendor.AlibabaIdVerification ? Library : null;

    /// <summary>The operation that deletes faces, by the vendor's own name.</summary>
    protected static string DeleteFaces(FaceVendor vendor) =>
        vendor switch
        {
            FaceVendor.TencentCloud => "DeleteFace",
            FaceVendor.AlibabaGuardrails => "DeleteFaces",
            FaceVendor.AlibabaIdVerification => "DeleteFaceRecord",
            _ => "delete",
        };

    /// <summary>The operation that erases a person from its only library.</summary>
    protected static string ErasePerson(FaceVendor vendor) =>
        vendor switch
        {
            FaceVendor.TencentCloud => "DeletePersonFromGroup",
            FaceVendor.AlibabaGuardrails => "DeletePerson",
            _ => DeleteFaces(vendor),
        };

    /// <summary>A picture that every vendor takes, one for each number.</summary>
    protected static byte[] Picture(int number) => UniquePicture.Make(new Random(number), number, 400);

    /// <summary>The requests of an operation.</summary>
    protected int Sent(string operation) => Sandbox.Requests.Count(r => r.Operation == operation);

    /// <summary>What a call failed with.</summary>
    protected static async Task<FaceEnrollmentException> FailureAsync(Task call)
    {
        try
        {
            await call;
        }
        catch (FaceEnrollmentException e)
        {
            return e;
        }

        throw new AssertionException("The call succeeded.");
    }
}
