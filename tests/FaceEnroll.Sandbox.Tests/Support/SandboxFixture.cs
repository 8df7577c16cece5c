using FaceEnroll.Sandbox.Tests.Clients;

namespace FaceEnroll.Sandbox.Tests.Support;

/// <summary>A fresh sandbox and a client for each test.</summary>
public abstract class SandboxFixture
{
    protected static readonly SandboxVendor[] Vendors = Enum.GetValues<SandboxVendor>();
    protected static readonly string Base64 = Convert.ToBase64String(Portrait.Bytes);

    protected FaceEnrollSandbox Sandbox { get; private set; } = null!;

    private protected ManualClock Clock { get; private set; } = null!;

    private protected TestClient Client { get; private set; } = null!;

    [SetUp]
    public async Task StartSandboxAsync()
    {
        Clock = new ManualClock(new DateTimeOffset(2026, 11, 21, 12, 0, 0, TimeSpan.Zero));
        var options = new FaceEnrollSandboxOptions { TimeProvider = Clock };
        Configure(options);
        Sandbox = await FaceEnrollSandbox.StartAsync(options);
        Client = new TestClient(Sandbox, Clock, Sandbox.Certificate, options.UseHttp2);
    }

    [TearDown]
    public async Task StopSandboxAsync()
    {
        Client.Dispose();
        await Sandbox.DisposeAsync();
    }

    protected virtual void Configure(FaceEnrollSandboxOptions options) { }

    /// <summary>One good enrollment at a vendor.</summary>
    private protected Task<Reply> EnrollAtAsync(SandboxVendor vendor) =>
        vendor switch
        {
            SandboxVendor.TencentCloud => CreateFaceAsync("sandbox-person", Base64),
            SandboxVendor.AlibabaGuardrails => AddFacesAsync(
                "sandbox-person",
                Sandbox.PublishPicture(Portrait.Bytes).ToString()
            ),
            SandboxVendor.AlibabaIdVerification => AddFaceRecordAsync(
                ("MerchantUserId", "u1"),
                ("FacePicture", Base64)
            ),
            SandboxVendor.FinAuth => FinAuthAddAsync(Portrait.Bytes),
            SandboxVendor.AdvanceAI => AdvanceAddAsync(Portrait.Bytes),
            _ => throw new NotSupportedException($"How does a face get into {vendor}?"),
        };

    private protected Task<Reply> CreateFaceAsync(string personId, params string[] base64) =>
        Client.TencentAsync(
            "CreateFace",
            $$"""{"PersonId":"{{personId}}","Images":[{{string.Join(',', base64.Select(b => $"\"{b}\""))}}]}"""
        );

    private protected Task<Reply> AddFaceRecordAsync(params (string, string)[] more) =>
        Client.IdVerificationAsync(
            "AddFaceRecord",
            [("ProductCode", "FACE_ENROLL"), ("FaceGroupCode", "sandbox-library"), .. more]
        );

    private protected Task<Reply> FinAuthAddAsync(byte[]? file, params (string, string)[] more) =>
        Client.FinAuthAsync("add", file, [("group_id", "sandbox-library"), ("user_id", "user_01"), .. more]);

    private protected async Task<Reply> AdvanceAddAsync(byte[] file, params (string, string)[] more) =>
        await Client.AdvanceAsync(await Client.AdvanceTokenAsync(), file, [("faceSetId", "sandbox-library"), .. more]);

    private protected Task<Reply> AddFacesAsync(string personId, params string[] urls) =>
        Client.GuardrailsAsync(
            "/green/sface/face/add",
            $$"""{"personId":"{{personId}}","urls":[{{string.Join(',', urls.Select(u => $"\"{u}\""))}}]}"""
        );
}
