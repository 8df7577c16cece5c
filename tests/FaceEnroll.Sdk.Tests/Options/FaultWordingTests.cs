using FaceEnroll.Sdk.Tests.Configuration;
using FaceEnroll.Sdk.Tests.Registrations;
using Microsoft.Extensions.DependencyInjection;

namespace FaceEnroll.Sdk.Tests;

/// <summary>All faults at once, each in words that are true of it; and names of vendors in any case.</summary>
[TestOf(typeof(FaceEnrollmentOptionsRules))]
[TestOf(typeof(OptionName))]
public class FaultWordingTests
{
    [Test]
    public void Start_SeveralBrokenKeys_AreNamedEach() =>
        Assert.That(
            ConfigurationFaultTests.FaultsOf(
                """
                {
                  "TencentCloud": { "SecretId": "k\ufeff", "SecretKey": " s", "Token": "t\u200b" }
                }
                """
            ),
            Is.EqualTo(
                new[]
                {
                    "TencentCloud: SecretId must not hold control, invisible or non-ASCII characters, or blanks at its ends "
                        + "(configured at 'F:TencentCloud:SecretId')",
                    "TencentCloud: SecretKey must not hold control or invisible characters, or blanks at its ends "
                        + "(configured at 'F:TencentCloud:SecretKey')",
                    "TencentCloud: Token must not hold control, invisible or non-ASCII characters, or blanks at its ends "
                        + "(configured at 'F:TencentCloud:Token')",
                }
            )
        );

    [TestCase("99999999999", " within -2,147,483,648 and 2,147,483,647")]
    [TestCase("\"-99999999999\"", " within -2,147,483,648 and 2,147,483,647")]
    [TestCase("\"1.5\"", "")]
    [TestCase("\"-\"", "")]
    [TestCase("\"1,000\"", "")]
    public void Start_WholeNumberThatIsTooLong_IsToldApartFromNone(string value, string rest) =>
        Assert.That(
            ConfigurationFaultTests.FaultsOf(
                $$"""
                {
                  "FinAuth": { "ApiKey": "k", "ApiSecret": "s", "LibraryId": "staff", "RateLimiterQueueLimit": {{value}} }
                }
                """
            ),
            Is.EqualTo(new[] { $"FinAuth: 'F:FinAuth:RateLimiterQueueLimit' must be a whole number{rest}" })
        );

    [Test]
    public void Start_EndpointWithoutAScheme_SaysNothingOfItsHost()
    {
        var services = new ServiceCollection();
        services
            .AddFaceEnrollment()
            .AddAlibabaIdVerification(o =>
            {
                (o.AccessKeyId, o.AccessKeySecret, o.LibraryId) = ("k", "s", "x");
                o.Region = "ap-southeast-1";
                o.Endpoint = new Uri("cloudauth-intl.ap-southeast-1.aliyuncs.com", UriKind.Relative);
            });
        Assert.That(
            StartTests.FaultsOf(services),
            Is.EqualTo(new[] { "AlibabaIdVerification: Endpoint must be an absolute https URI" })
        );
    }

    [TestCase("finauth", "FinAuth")]
    [TestCase("FinAuth", "finauth")]
    [TestCase("FINAUTH", "finauth")]
    public void Start_DefaultInAnotherCaseThanTheVendors_IsThatVendor(string name, string section) =>
        Assert.That(
            ConfigurationFaultTests.FaultsOf(
                $$"""
                {
                  "Default": "{{name}}",
                  "{{section}}": { "ApiKey": "k", "ApiSecret": "s", "LibraryId": "staff" },
                  "other": { "Vendor": "FinAuth", "ApiKey": "k", "ApiSecret": "s", "LibraryId": "staff" }
                }
                """
            ),
            Is.Empty
        );
}
