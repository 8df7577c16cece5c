using System.Globalization;
using System.Reflection;
using FaceEnroll.Ledger.Runs.Requests;
using FaceEnroll.Sdk;
using FaceEnroll.Sdk.AdvanceAI;
using FaceEnroll.Sdk.TencentCloud;

namespace FaceEnroll.Ledger.Tests.Sources;

[TestOf(typeof(VendorParameters))]
public class VendorParametersTests
{
    private static readonly FaceImage s_image = FaceImage.FromBytes(new byte[] { 1 });

    /// <summary>A value that every parameter of its type takes.</summary>
    private static readonly Dictionary<Type, string> s_values = new()
    {
        [typeof(string)] = "DE",
        [typeof(bool)] = "true",
        [typeof(int)] = "1",
        [typeof(double)] = "1.5",
    };

    [Test]
    public void Of_EachVendor_HasEverySettableScalarOfItsRequest([Values] FaceVendor vendor)
    {
        var scalars = Scalars(vendor).Select(property => property.Name);
        Assert.That(VendorParameters.Of(vendor).Select(parameter => parameter.Name), Is.EquivalentTo(scalars));
    }

    [Test]
    public void Create_EachParameter_SetsItsProperty([Values] FaceVendor vendor)
    {
        foreach (var property in Scalars(vendor))
        {
            var type = Nullable.GetUnderlyingType(property.PropertyType) ?? property.PropertyType;
            var text = s_values[type];
            var request = Create(vendor, (property.Name.ToUpperInvariant(), text));
            var value = Convert.ChangeType(text, type, CultureInfo.InvariantCulture);
            Assert.That(property.GetValue(request), Is.EqualTo(value), property.Name);
            Assert.That(
                Scalars(vendor).Where(other => other.Name != property.Name).Select(other => other.GetValue(request)),
                Is.All.Null,
                property.Name
            );
        }
    }

    [TestCase("QualityControl", "0", true)]
    [TestCase("QualityControl", "4", true)]
    [TestCase("QualityControl", "5", false)]
    [TestCase("QualityControl", "-1", false)]
    [TestCase("QualityControl", " 1", false)]
    [TestCase("QualityControl", "1.0", false)]
    [TestCase("QualityControl", "1e0", false)]
    [TestCase("QualityControl", "١", false)]
    [TestCase("FaceMatchThreshold", "100", true)]
    [TestCase("FaceMatchThreshold", "60.5", true)]
    [TestCase("FaceMatchThreshold", "60,5", false)]
    [TestCase("FaceMatchThreshold", "100.01", false)]
    [TestCase("FaceMatchThreshold", "NaN", false)]
    [TestCase("FaceMatchThreshold", "Infinity", false)]
    [TestCase("FaceMatchThreshold", "1e1", false)]
    [TestCase("NeedRotateDetection", "YES", true)]
    [TestCase("NeedRotateDetection", "no", true)]
    [TestCase("NeedRotateDetection", "0", true)]
    [TestCase("NeedRotateDetection", "False", true)]
    [TestCase("NeedRotateDetection", "wahr", false)]
    [TestCase("NeedRotateDetection", "2", false)]
    [SetCulture("de-DE")]
    public void Fault_Tencent_IsByTheRule(string name, string value, bool isRight)
    {
        var fault = VendorParameters.Find(FaceVendor.TencentCloud, name)!.Fault(value);
        Assert.That(fault, isRight ? Is.Null : Does.StartWith($"{name} must be ").And.Not.Contain($"\"{value}\""));
        Assert.That(
            () => Create(FaceVendor.TencentCloud, (name, value)),
            isRight ? Throws.Nothing : Throws.ArgumentException.With.Message.StartsWith(fault)
        );
    }

    [TestCase(FaceVendor.AdvanceAI, "Country", "de")]
    [TestCase(FaceVendor.AdvanceAI, "Country", "DEU")]
    [TestCase(FaceVendor.AdvanceAI, "IdNumber", " 1")]
    [TestCase(FaceVendor.AdvanceAI, "Name", "a\u0007")]
    [TestCase(FaceVendor.FinAuth, "UserData", "a\u0007")]
    [TestCase(FaceVendor.AlibabaGuardrails, "BizType", "a\0")]
    public void Fault_Text_IsByTheVendorsRule(FaceVendor vendor, string name, string value) =>
        Assert.That(VendorParameters.Find(vendor, name)!.Fault(value), Does.StartWith($"{name} must be "));

    [Test]
    public void Fault_LongText_IsRefused() =>
        Assert.That(
            VendorParameters.Find(FaceVendor.FinAuth, "UserData")!.Fault(new string('x', 129)),
            Does.Contain("at most 128 characters")
        );

    [Test]
    public void Create_NoParameters_HasPersonPictureAndLibrary([Values] FaceVendor vendor)
    {
        var request = VendorParameters.Create(vendor, new FaceRunItem("a", "1") { Name = "Anna" }, s_image, "l");
        Assert.That((request.PersonId, request.LibraryId), Is.EqualTo(("a", "l")));
        Assert.That(request.Images, Is.EqualTo([s_image]));
        Assert.That(VendorParameters.Create(vendor, new FaceRunItem("a", "1"), s_image, null).LibraryId, Is.Null);
    }

    [Test]
    public void Create_NameAtAdvance_IsItsNameUnlessAParameterSaysAnother()
    {
        Assert.That(Name(), Is.EqualTo("Anna"));
        Assert.That(Name(("Name", "")), Is.EqualTo("Anna"));
        Assert.That(Name(("name", "Berta")), Is.EqualTo("Berta"));

        static string? Name(params (string, string)[] parameters) =>
            ((AdvanceAIFaceEnrollmentRequest)Create(FaceVendor.AdvanceAI, "Anna", parameters)).Name;
    }

    [Test]
    public void Create_AnothersParameter_Refuses() =>
        Assert.That(
            () => Create(FaceVendor.FinAuth, ("QualityControl", "1")),
            Throws.ArgumentException.With.Message.Contains("FinAuth")
        );

    [Test]
    public void Create_EmptyParameter_IsNotGiven() =>
        Assert.That(
            ((TencentCloudFaceEnrollmentRequest)Create(FaceVendor.TencentCloud, ("QualityControl", ""))).QualityControl,
            Is.Null
        );

    private static FaceEnrollmentRequest Create(FaceVendor vendor, params (string, string)[] parameters) =>
        Create(vendor, null, parameters);

    private static FaceEnrollmentRequest Create(
        FaceVendor vendor,
        string? person,
        (string Name, string Value)[] parameters
    ) =>
        VendorParameters.Create(
            vendor,
            new FaceRunItem("a", "1")
            {
                Name = person,
                Parameters = parameters.ToDictionary(pair => pair.Name, pair => pair.Value),
            },
            s_image,
            null
        );

    private static IEnumerable<PropertyInfo> Scalars(FaceVendor vendor) =>
        VendorParameters
            .Create(vendor, new FaceRunItem("a", "1"), s_image, null)
            .GetType()
            .GetProperties(BindingFlags.Public | BindingFlags.Instance | BindingFlags.DeclaredOnly)
            .Where(property => property.SetMethod is { IsPublic: true } && IsScalar(property.PropertyType));

    private static bool IsScalar(Type type)
    {
        type = Nullable.GetUnderlyingType(type) ?? type;
        return type.IsPrimitive || type.IsEnum || type == typeof(string) || type == typeof(decimal);
    }
}
