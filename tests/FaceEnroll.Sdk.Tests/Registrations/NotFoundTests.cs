using FaceEnroll.Sdk.FinAuth;
using FaceEnroll.Sdk.Registrations;
using FaceEnroll.Sdk.Tests.Support;
using Microsoft.Extensions.DependencyInjection;

namespace FaceEnroll.Sdk.Tests.Registrations;

/// <summary>Asking for what is not registered is answered with what is.</summary>
[TestOf(typeof(FaceEnrollmentRegistry))]
public class NotFoundTests
{
    private static ServiceProvider Provider()
    {
        var services = new ServiceCollection();
        services
            .AddFaceEnrollment()
            .AddFinAuth(o => (o.ApiKey, o.ApiSecret, o.LibraryId) = ("k", "s", "staff"))
            .AddTencentCloud("branch-7", Di.Keys)
            .SetDefault("FinAuth");
        return services.Build();
    }

    [TestCase(typeof(IFaceEnrollmentClient))]
    [TestCase(typeof(IFaceEnrollmentReconciler))]
    [TestCase(typeof(IFaceEnrollmentProbe))]
    [TestCase(typeof(IFacePersonProvisioner))]
    [TestCase(typeof(FinAuthFaceEnrollmentClient))]
    public void Keyed_UnknownName_NamesWhatIsRegistered(Type service)
    {
        using var provider = Provider();
        Assert.That(
            () => provider.GetRequiredKeyedService(service, "brnach-7"),
            Throws.InvalidOperationException.With.Message.EqualTo(
                $"There is no {service.Name} named 'brnach-7'. Registered: FinAuth, branch-7 (TencentCloud). "
                    + "Did you mean 'branch-7'?"
            )
        );
    }

    [Test]
    public void Keyed_ByTheVendor_SaysThatNamesAreText()
    {
        using var provider = Provider();
        Assert.That(
            () => provider.GetRequiredKeyedService<IFaceEnrollmentClient>(FaceVendor.FinAuth),
            Throws.InvalidOperationException.With.Message.EqualTo(
                "The key of IFaceEnrollmentClient is a text, its registration's name, and not of the type FaceVendor. "
                    + "Registered: FinAuth, branch-7 (TencentCloud)."
            )
        );
    }

    [Test]
    public void Keyed_ClientOfAnotherVendor_SaysWhoseTheRegistrationIs()
    {
        using var provider = Provider();
        Assert.That(
            () => provider.GetRequiredKeyedService<FinAuthFaceEnrollmentClient>("branch-7"),
            Throws.InvalidOperationException.With.Message.EqualTo(
                "The face enrollment registration 'branch-7' is of TencentCloud: it is no FinAuthFaceEnrollmentClient. "
                    + "Registered: FinAuth, branch-7 (TencentCloud)."
            )
        );
    }

    [Test]
    public void Unkeyed_SeveralOfAVendorThatIsNotTheDefault_SaysHowToChoose()
    {
        var services = new ServiceCollection();
        services
            .AddFaceEnrollment()
            .AddFinAuth(o => (o.ApiKey, o.ApiSecret, o.LibraryId) = ("k", "s", "staff"))
            .AddTencentCloud("a", Di.Keys)
            .AddTencentCloud("b", Di.Keys)
            .SetDefault("FinAuth");
        using var provider = services.Build();
        Assert.That(
            () => provider.GetRequiredService<TencentCloud.TencentCloudFaceEnrollmentClient>(),
            Throws.InvalidOperationException.With.Message.EqualTo(
                "Several face enrollment clients of TencentCloud are registered and none of them is the default: resolve by "
                    + "name (keyed). Registered: a (TencentCloud), b (TencentCloud)."
            )
        );
    }

    [Test]
    public void Provisioner_VendorWithoutOne_SaysSo()
    {
        using var provider = Provider();
        foreach (
            var ask in new Func<object>[]
            {
                () => provider.GetRequiredKeyedService<IFacePersonProvisioner>("FinAuth"),
                provider.GetRequiredService<IFacePersonProvisioner>,
            }
        )
        {
            Assert.That(
                () => ask(),
                Throws.InvalidOperationException.With.Message.EqualTo(
                    "The face enrollment registration 'FinAuth' (FinAuth) is no IFacePersonProvisioner: this vendor has "
                        + "nothing of the kind. Registered: FinAuth, branch-7 (TencentCloud)."
                )
            );
        }

        Assert.That(provider.GetRequiredKeyedService<IFacePersonProvisioner>("branch-7"), Is.Not.Null);
    }

    [Test]
    public void Keyed_AllOfThem_AreTheRegistered()
    {
        using var provider = Provider();
        Assert.That(
            provider.GetKeyedServices<IFaceEnrollmentClient>(KeyedService.AnyKey).Select(c => c.Vendor),
            Is.EquivalentTo([FaceVendor.FinAuth, FaceVendor.TencentCloud])
        );
    }
}
