using FaceEnroll.Sdk.AlibabaGuardrails;
using FaceEnroll.Sdk.AlibabaIdVerification;
using FaceEnroll.Sdk.Tests.Support;
using FaceEnroll.Sdk.Tests.Vendors.AlibabaIdVerification;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace FaceEnroll.Sdk.Tests.Vendors.Alibaba;

/// <summary>Enrollments and containers that take their credentials from a chain.</summary>
[TestOf(typeof(AlibabaCredentialChain))]
[TestOf(typeof(AlibabaCredentialChainBuilderExtensions))]
public class ChainInUseTests
{
    private const string Refused = """{"RequestId":"R","Code":"InvalidSecurityToken.Expired","Message":"m"}""";

    private static ChainScene Instance()
    {
        var scene = new ChainScene(o => o.InstanceRoleName = "web");
        var count = 0;
        scene.Answer = request =>
            request.Method == "PUT"
                ? ChainScene.Reply("t")
                : ChainScene.Reply(scene.Keys("key" + Interlocked.Increment(ref count), TimeSpan.FromHours(6)));
        return scene;
    }

    private static AlibabaIdVerificationFaceEnrollmentClient Client(
        Wire wire,
        Func<CancellationToken, ValueTask<FaceEnrollmentCredentials>> provider
    ) => new(AlibabaIdVerificationSetup.Options(o => o.CredentialsProvider = provider), wire.Client);

    private static string? Token(RecordedRequest request) => request.Header("x-acs-security-token");

    [Test]
    public async Task Enroll_TokenRefused_IsSentOnceMoreWithKeysFetchedAnew()
    {
        using var scene = Instance();
        var wire = new Wire(_ => Wire.Reply(Refused, 400), _ => Wire.Reply(AlibabaIdVerificationWire.Added));
        // Through a function of one's own, too: what counts are the credentials.
        await Client(wire, ct => scene.Chain.GetAsync(ct)).EnrollAsync(AlibabaIdVerificationSetup.Request());
        Assert.That(wire.Requests.Select(Token), Is.EqualTo(new[] { "key1-token", "key2-token" }));
    }

    [Test]
    public async Task Enroll_TokenRefusedTwice_Ends()
    {
        using var scene = Instance();
        var wire = Wire.Of(400, Refused);
        _ = await Catch.Async<FaceEnrollmentAuthenticationException>(() =>
            Client(wire, scene.Chain.GetAsync).EnrollAsync(AlibabaIdVerificationSetup.Request())
        );
        Assert.That(wire.Requests.Select(Token), Is.EqualTo(new[] { "key1-token", "key2-token" }));
    }

    [Test]
    public async Task Enroll_Several_FetchOnce()
    {
        using var scene = Instance();
        var wire = Wire.Json(AlibabaIdVerificationWire.Added);
        var client = Client(wire, scene.Chain.GetAsync);
        await client.EnrollAsync(AlibabaIdVerificationSetup.Request());
        await client.EnrollAsync(AlibabaIdVerificationSetup.Request());
        Assert.That(wire.Requests.Select(Token), Is.EqualTo(new[] { "key1-token", "key1-token" }));
        Assert.That(scene.Sent, Has.Count.EqualTo(2));
    }

    [Test]
    public async Task Enroll_NoCredentials_SaysWhyAndSendsNothing()
    {
        using var scene = new ChainScene(o => o.UseInstanceMetadata = false);
        var wire = Wire.Json(AlibabaIdVerificationWire.Added);
        var e = await Catch.Async<FaceEnrollmentAuthenticationException>(() =>
            Client(wire, scene.Chain.GetAsync).EnrollAsync(AlibabaIdVerificationSetup.Request())
        );
        Assert.That(e.Certainty, Is.EqualTo(FaceEnrollmentCertainty.NotSent));
        Assert.That(e.InnerException!.Message, Does.StartWith("There are no Alibaba Cloud credentials. Environment"));
        Assert.That(wire.Requests, Is.Empty);
    }

    [Test]
    public async Task Probe_NoCredentials_SaysWhereItLooked()
    {
        using var scene = new ChainScene(o => o.UseInstanceMetadata = false);
        var found = await Client(Wire.Of(404, null), scene.Chain.GetAsync).ProbeAsync();
        Assert.That((found.IsHealthy, found.HasCredentials, found.IsReachable), Is.EqualTo((false, false, true)));
        Assert.That(
            found.Problem,
            Does.StartWith("The credentials provider failed. There are no Alibaba Cloud credentials. Environment")
        );
    }

    [Test]
    public async Task UseChain_Registrations_GetOneChainUnlessTheyHaveTheirOwn()
    {
        using var scene = new ChainScene();
        scene.Variables["ALIBABA_CLOUD_ACCESS_KEY_ID"] = "chain";
        scene.Variables["ALIBABA_CLOUD_ACCESS_KEY_SECRET"] = "s";
        var services = new ServiceCollection();
        var own = new FaceEnrollmentCredentials("own", "s");
        services
            .AddFaceEnrollment(
                Di.Configuration(
                    ("AlibabaGuardrails:Region", "cn-shanghai"),
                    ("keys:Vendor", "AlibabaGuardrails"),
                    ("keys:AccessKeyId", "id"),
                    ("keys:AccessKeySecret", "s")
                )
            )
            .UseAlibabaCredentialChain(o =>
            {
                o.Environment = scene.Options.Environment;
                o.HomeDirectory = scene.Options.HomeDirectory;
                o.HttpClient = scene.Options.HttpClient;
            })
            .AddAlibabaGuardrails("provider", o => o.CredentialsProvider = _ => new(own))
            .AddAlibabaIdVerification(o => (o.Region, o.LibraryId) = ("ap-southeast-1", "g"));
        using var provider = services.Build();

        var chain = provider.GetRequiredService<AlibabaCredentialChain>();
        var guardrails = provider.GetRequiredService<IOptionsMonitor<AlibabaGuardrailsOptions>>();
        var verification = provider.GetRequiredService<IOptionsMonitor<AlibabaIdVerificationOptions>>();
        Assert.That(guardrails.Get("AlibabaGuardrails").CredentialsProvider!.Target, Is.SameAs(chain));
        Assert.That(verification.Get("AlibabaIdVerification").CredentialsProvider!.Target, Is.SameAs(chain));
        Assert.That(guardrails.Get("keys").CredentialsProvider, Is.Null);
        Assert.That(await guardrails.Get("provider").CredentialsProvider!(default), Is.SameAs(own));
        Assert.That((await chain.GetAsync()).KeyId, Is.EqualTo("chain"));
    }

    [Test]
    public void UseChain_Registering_AsksNothing()
    {
        using var scene = Instance();
        var services = new ServiceCollection();
        services
            .AddFaceEnrollment()
            .AddAlibabaGuardrails()
            .UseAlibabaCredentialChain(o => o.HttpClient = scene.Options.HttpClient);
        using var provider = services.Build();
        _ = provider.GetRequiredService<IFaceEnrollmentClient>();
        _ = provider.GetRequiredService<IOptionsMonitor<AlibabaGuardrailsOptions>>().Get("AlibabaGuardrails");
        Assert.That(scene.Sent, Is.Empty);
    }

    [Test]
    public void UseChain_WrongOptions_AreNamed()
    {
        var services = new ServiceCollection();
        services.AddFaceEnrollment().UseAlibabaCredentialChain(o => o.RequestTimeout = TimeSpan.FromHours(1));
        using var provider = services.Build();
        Assert.That(
            provider.GetRequiredService<AlibabaCredentialChain>,
            Throws.ArgumentException.With.Message.Contains("RequestTimeout")
        );
    }
}
