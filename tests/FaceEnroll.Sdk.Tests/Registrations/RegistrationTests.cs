using FaceEnroll.Sdk.Registrations;
using FaceEnroll.Sdk.TencentCloud;
using FaceEnroll.Sdk.Tests.Support;
using FaceEnroll.Sdk.Tests.Vendors.TencentCloud;
using Microsoft.Extensions.DependencyInjection;

namespace FaceEnroll.Sdk.Tests.Registrations;

/// <summary>Which client is resolved: where biometrics go is never a matter of registration order.</summary>
[TestOf(typeof(FaceEnrollmentRegistry))]
[TestOf(typeof(FaceEnrollmentBuilder))]
[TestOf(typeof(TencentCloudBuilderExtensions))]
public class RegistrationTests
{
    private static ServiceCollection Services() => [];

    [Test]
    public void Unkeyed_OnlyRegistration_IsThatOne()
    {
        var services = Services();
        services.AddFaceEnrollment().AddTencentCloud(Di.Keys);
        using var provider = services.Build();
        var client = provider.GetRequiredService<IFaceEnrollmentClient>();
        Assert.That(client, Is.InstanceOf<TencentCloudFaceEnrollmentClient>());
        Assert.That(provider.GetRequiredKeyedService<IFaceEnrollmentClient>("TencentCloud"), Is.SameAs(client));
        Assert.That(provider.GetRequiredService<TencentCloudFaceEnrollmentClient>(), Is.SameAs(client));
        Assert.That(provider.GetRequiredService<IFacePersonProvisioner>(), Is.SameAs(client));
        Assert.That(provider.GetRequiredKeyedService<IFacePersonProvisioner>("TencentCloud"), Is.SameAs(client));
    }

    [Test]
    public void Unkeyed_SeveralWithoutDefault_ThrowsAndNamesThem()
    {
        var services = Services();
        services.AddFaceEnrollment().AddTencentCloud(Di.Keys).AddTencentCloud("branch-7", Di.Keys);
        using var provider = services.Build();
        foreach (
            var type in new[]
            {
                typeof(IFaceEnrollmentClient),
                typeof(IFacePersonProvisioner),
                typeof(TencentCloudFaceEnrollmentClient),
            }
        )
        {
            Assert.That(
                () => provider.GetRequiredService(type),
                Throws.InvalidOperationException.With.Message.Contains("TencentCloud").And.Message.Contains("branch-7"),
                type.Name
            );
        }

        Assert.That(provider.GetRequiredKeyedService<IFaceEnrollmentClient>("branch-7"), Is.Not.Null);
    }

    [Test]
    public void Unkeyed_DefaultNamed_IsThatOneWhateverTheOrder()
    {
        foreach (var name in new[] { "a", "b", "c" })
        {
            var services = Services();
            services
                .AddFaceEnrollment()
                .SetDefault(name)
                .AddTencentCloud("a", Di.Keys)
                .AddTencentCloud("b", Di.Keys)
                .AddTencentCloud("c", Di.Keys);
            using var provider = services.Build();
            var expected = provider.GetRequiredKeyedService<IFaceEnrollmentClient>(name);
            Assert.That(provider.GetRequiredService<IFaceEnrollmentClient>(), Is.SameAs(expected));
            Assert.That(provider.GetRequiredService<TencentCloudFaceEnrollmentClient>(), Is.SameAs(expected));
            Assert.That(provider.GetRequiredService<IFacePersonProvisioner>(), Is.SameAs(expected));
            Assert.That(provider.GetRequiredService<IFaceEnrollmentReconciler>(), Is.SameAs(expected));
            Assert.That(provider.GetRequiredService<IFaceEnrollmentProbe>(), Is.SameAs(expected));
            Assert.That(provider.GetRequiredKeyedService<IFaceEnrollmentProbe>(name), Is.SameAs(expected));
        }
    }

    [Test]
    public void Unkeyed_DefaultDoesNotExist_ThrowsAndNamesWhatDoes()
    {
        var services = Services();
        services.AddFaceEnrollment().SetDefault("brnach-7").AddTencentCloud("branch-7", Di.Keys);
        using var provider = services.Build();
        Assert.That(
            () => provider.GetRequiredService<IFaceEnrollmentClient>(),
            Throws
                .InvalidOperationException.With.Message.Contains("'brnach-7'")
                .And.Message.Contains("Registered: branch-7")
        );
    }

    [Test]
    public void Unkeyed_NoRegistration_Throws()
    {
        var services = Services();
        services.AddFaceEnrollment();
        using var provider = services.Build();
        Assert.That(() => provider.GetRequiredService<IFaceEnrollmentClient>(), Throws.InvalidOperationException);
    }

    [Test]
    public void Keyed_UnknownName_Throws()
    {
        var services = Services();
        services.AddFaceEnrollment().AddTencentCloud(Di.Keys);
        using var provider = services.Build();
        Assert.That(
            () => provider.GetRequiredKeyedService<IFaceEnrollmentClient>("other"),
            Throws.InvalidOperationException
        );
    }

    private sealed class Branch([FromKeyedServices("branch-7")] IFaceEnrollmentClient client)
    {
        public IFaceEnrollmentClient Client { get; } = client;
    }

    [Test]
    public void Keyed_InAConstructorOfAScopedService_IsResolved()
    {
        var services = Services();
        services.AddScoped<Branch>().AddFaceEnrollment().AddTencentCloud("branch-7", Di.Keys);
        using var provider = services.Build();
        using var scope = provider.CreateScope();
        Assert.That(
            scope.ServiceProvider.GetRequiredService<Branch>().Client,
            Is.SameAs(provider.GetRequiredKeyedService<IFaceEnrollmentClient>("branch-7"))
        );
    }

    [Test]
    public void Add_NameTaken_ThrowsAndNamesIt() =>
        Assert.That(
            () => Services().AddFaceEnrollment().AddTencentCloud(Di.Keys).AddTencentCloud(Di.Keys),
            Throws.ArgumentException.With.Message.Contains("'TencentCloud'")
        );

    [Test]
    public void Add_CalledTwice_ContinuesWithTheSameRegistrations()
    {
        var services = Services();
        services.AddFaceEnrollment().AddTencentCloud("a", Di.Keys);
        services.AddFaceEnrollment().AddTencentCloud("b", Di.Keys).SetDefault("a");
        Assert.That(() => services.AddFaceEnrollment().AddTencentCloud("a", Di.Keys), Throws.ArgumentException);
        using var provider = services.Build();
        Assert.That(
            provider.GetRequiredService<IFaceEnrollmentClient>(),
            Is.SameAs(provider.GetRequiredKeyedService<IFaceEnrollmentClient>("a"))
        );
    }

    private sealed class ForeignBuilder : IFaceEnrollmentBuilder
    {
        public IServiceCollection Services { get; } = new ServiceCollection();
    }

    [Test]
    public void Add_WrongArguments_AreNamed()
    {
        var builder = Services().AddFaceEnrollment();
        Assert.That(() => ((IServiceCollection)null!).AddFaceEnrollment(), Throws.ArgumentNullException);
        Assert.That(() => Services().AddFaceEnrollment(null!), Throws.ArgumentNullException);
        Assert.That(() => builder.AddTencentCloud("", Di.Keys), Throws.ArgumentException);
        Assert.That(
            () => builder.AddTencentCloud("a", (Action<TencentCloudOptions>)null!),
            Throws.ArgumentNullException
        );
        Assert.That(() => new ForeignBuilder().AddTencentCloud(Di.Keys), Throws.ArgumentException);
        Assert.That(() => builder.SetDefault(""), Throws.ArgumentException);
        Assert.That(() => new ForeignBuilder().SetDefault("a"), Throws.ArgumentException);
    }

    [Test]
    public async Task AddWithoutOptions_Credentials_ComeFromTheEnvironment()
    {
        var wire = Wire.Json(TencentCloudSetup.Success);
        var services = Services();
        services.AddFaceEnrollment().AddTencentCloud().Configure(o => o.RequireCredentialsAtStart = false);
        using var provider = services.Replying(wire).Build();
        var client = provider.GetRequiredService<IFaceEnrollmentClient>();
        var e = Assert.CatchAsync<FaceEnrollmentAuthenticationException>(() =>
            client.EnrollAsync(TencentCloudSetup.Request())
        )!;
        Assert.That(e.Message, Does.Contain("TENCENTCLOUD_SECRET_ID"));
        Environment.SetEnvironmentVariable("TENCENTCLOUD_SECRET_ID", "env-id");
        Environment.SetEnvironmentVariable("TENCENTCLOUD_SECRET_KEY", "env-key");
        Environment.SetEnvironmentVariable("TENCENTCLOUD_TOKEN", "env-token");
        try
        {
            await client.EnrollAsync(TencentCloudSetup.Request());
        }
        finally
        {
            Environment.SetEnvironmentVariable("TENCENTCLOUD_SECRET_ID", null);
            Environment.SetEnvironmentVariable("TENCENTCLOUD_SECRET_KEY", null);
            Environment.SetEnvironmentVariable("TENCENTCLOUD_TOKEN", null);
        }

        Assert.That(wire.Request.Header("X-TC-Token"), Is.EqualTo("env-token"));
        Assert.That(
            wire.Request.Header("Authorization"),
            Is.EqualTo(IndependentTc3.Authorization(wire.Request, "env-id", "env-key"))
        );
    }
}
