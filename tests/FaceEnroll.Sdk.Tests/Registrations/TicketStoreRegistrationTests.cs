using FaceEnroll.Sdk.Registrations;
using FaceEnroll.Sdk.TencentCloud;
using FaceEnroll.Sdk.Tests.Resilience;
using FaceEnroll.Sdk.Tests.Support;
using Microsoft.Extensions.DependencyInjection;

namespace FaceEnroll.Sdk.Tests.Registrations;

/// <summary>Which store a registration of a container uses.</summary>
[TestOf(typeof(FaceEnrollmentBuilder))]
public class TicketStoreRegistrationTests
{
    private static async Task<RecordingTicketStore?> UsedAsync(
        Action<IServiceCollection> register,
        params RecordingTicketStore[] stores
    )
    {
        var wire = Wire.Json(TencentScene.Person(), TencentScene.Person(), TencentScene.Enrolled);
        var services = new ServiceCollection();
        register(services);
        services.Replying(wire);
        using var provider = services.Build();
        await provider
            .GetRequiredService<IFaceEnrollmentClient>()
            .EnrollAsync(new FaceEnrollmentRequest("p-1", FaceImage.FromBytes(TencentScene.Picture())));
        return stores.SingleOrDefault(s => s.Said.Count > 0);
    }

    [Test]
    public async Task Store_KeyedByTheRegistration_WinsOverTheUnkeyed()
    {
        var (keyed, unkeyed) = (new RecordingTicketStore(), new RecordingTicketStore());
        var used = await UsedAsync(
            services =>
            {
                services.AddSingleton<IFaceTicketStore>(unkeyed);
                services.AddKeyedSingleton<IFaceTicketStore>("TencentCloud", keyed);
                services.AddFaceEnrollment().AddTencentCloud(Di.Keys);
            },
            keyed,
            unkeyed
        );
        Assert.That(used, Is.SameAs(keyed));
    }

    [Test]
    public async Task Store_Unkeyed_IsEverybodys()
    {
        var store = new RecordingTicketStore();
        var used = await UsedAsync(
            services =>
            {
                services.AddFaceEnrollment().AddTencentCloud(Di.Keys);
                services.AddSingleton<IFaceTicketStore>(store);
            },
            store
        );
        Assert.That(used, Is.SameAs(store));
    }

    [Test]
    public async Task Store_OfTheOptions_WinsOverBoth()
    {
        var (own, unkeyed) = (new RecordingTicketStore(), new RecordingTicketStore());
        var used = await UsedAsync(
            services =>
            {
                services.AddSingleton<IFaceTicketStore>(unkeyed);
                services
                    .AddFaceEnrollment()
                    .AddTencentCloud(o =>
                    {
                        Di.Keys(o);
                        o.TicketStore = own;
                    });
            },
            own,
            unkeyed
        );
        Assert.That(used, Is.SameAs(own));
    }

    [Test]
    public void Store_OfAnotherRegistrationsKey_IsNotUsed()
    {
        var services = new ServiceCollection();
        services.AddKeyedSingleton<IFaceTicketStore>("other", new RecordingTicketStore());
        services.AddFaceEnrollment().AddTencentCloud(Di.Keys);
        using var provider = services.Build();
        var client = provider.GetRequiredService<TencentCloudFaceEnrollmentClient>();
        Assert.That(((IConfiguredClient)client).TicketStore, Is.Null);
    }

    [Test]
    public void Store_WithParallelCallsPerPerson_IsRefused()
    {
        var services = new ServiceCollection();
        services.AddSingleton<IFaceTicketStore>(new RecordingTicketStore());
        services
            .AddFaceEnrollment()
            .AddTencentCloud(o =>
            {
                Di.Keys(o);
                o.SerializeCallsPerPerson = false;
            });
        Assert.That(
            StartTests.FaultsOf(services).Single(),
            Does.StartWith("TencentCloud: SerializeCallsPerPerson must be true with a TicketStore")
        );
    }
}
