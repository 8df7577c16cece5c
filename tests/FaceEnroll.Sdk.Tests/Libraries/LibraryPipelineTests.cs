using FaceEnroll.Sdk.Enrollment;
using FaceEnroll.Sdk.FinAuth;
using FaceEnroll.Sdk.Libraries;
using FaceEnroll.Sdk.Tests.Deletion;

namespace FaceEnroll.Sdk.Tests.Libraries;

[TestOf(typeof(LibraryPipeline))]
[TestOf(typeof(VendorLibraries))]
[TestOf(typeof(FaceLibraryResult))]
[TestOf(typeof(FaceLibraryRequest))]
[TestOf(typeof(FaceLibrary))]
public class LibraryPipelineTests
{
    private static readonly FaceLibrary s_there = new("l") { DisplayName = "L", Description = "d" };

    private static Task<FaceLibraryResult> EnsureAsync(Scripted vendor, FaceLibraryRequest? request = null) =>
        new LibraryPipeline(new ScriptedEraser().Registration, FinAuthLimits.Instance).EnsureAsync(
            vendor,
            request ?? new FaceLibraryRequest("l"),
            default
        );

    [Test]
    public async Task Ensure_ThatIsThere_IsComparedInWhatWasAskedForOnly()
    {
        var vendor = new Scripted { There = s_there };
        var request = new FaceLibraryRequest("l")
        {
            DisplayName = "M",
            Description = "d",
            ModelVersion = "3",
        };
        var result = await EnsureAsync(vendor, request);
        Assert.That(result.WasCreated, Is.False);
        Assert.That(result.Differences, Is.EqualTo(new[] { "DisplayName", "ModelVersion" }));
        Assert.That((await EnsureAsync(vendor)).Differences, Is.Empty);
        Assert.That(vendor.Created, Is.Zero);
    }

    [Test]
    public async Task Ensure_MadeButNotShownYet_IsAsAskedFor()
    {
        var vendor = new Scripted();
        var result = await EnsureAsync(vendor, new FaceLibraryRequest("l") { Description = "d" });
        Assert.That(
            (result.WasCreated, result.Library.DisplayName, result.Library.Description, vendor.Created),
            Is.EqualTo((true, "l", "d", 1))
        );
    }

    [TestCase(FaceEnrollmentErrorKind.Transport)]
    [TestCase(FaceEnrollmentErrorKind.Duplicate)]
    public async Task Ensure_LostOrTakenButThere_IsFoundAndNotCalledOurs(FaceEnrollmentErrorKind kind)
    {
        var vendor = new Scripted();
        vendor.OnCreate = () =>
        {
            vendor.There = s_there;
            throw ScriptedEraser.Failure(
                kind == FaceEnrollmentErrorKind.Duplicate
                    ? FaceEnrollmentCertainty.NotApplied
                    : FaceEnrollmentCertainty.Unknown,
                kind
            );
        };
        var result = await EnsureAsync(vendor);
        Assert.That((result.WasCreated, result.Library, vendor.Created), Is.EqualTo((false, s_there, 1)));
    }

    [Test]
    public void Ensure_LostEachTime_IsThatFailureAfterThree()
    {
        var vendor = new Scripted { OnCreate = () => throw ScriptedEraser.Failure(FaceEnrollmentCertainty.Unknown) };
        Assert.That(() => EnsureAsync(vendor), Throws.TypeOf<FaceEnrollmentOutcomeUnknownException>());
        Assert.That(vendor.Created, Is.EqualTo(3));
    }

    [Test]
    public void Ensure_Refused_IsNotTriedAgain()
    {
        var vendor = new Scripted
        {
            OnCreate = () =>
                throw ScriptedEraser.Failure(FaceEnrollmentCertainty.NotApplied, FaceEnrollmentErrorKind.Quota),
        };
        Assert.That(() => EnsureAsync(vendor), Throws.InstanceOf<FaceEnrollmentBlockedException>());
        Assert.That(vendor.Created, Is.EqualTo(1));
    }

    [Test]
    public void Ensure_ANameThatIsTaken_SaysSo()
    {
        var vendor = new Scripted
        {
            OnCreate = () =>
                throw ScriptedEraser.Failure(FaceEnrollmentCertainty.NotApplied, FaceEnrollmentErrorKind.Duplicate),
        };
        Assert.That(
            () => EnsureAsync(vendor),
            Throws
                .InstanceOf<FaceEnrollmentException>()
                .With.Property("Kind")
                .EqualTo(FaceEnrollmentErrorKind.Duplicate)
                .And.Message.Contains("Another library has this name")
        );
    }

    [Test]
    public void Ensure_WhereNoneCanBeMade_SaysHow()
    {
        var vendor = new Scripted { MayCreate = false };
        Assert.That(
            () => EnsureAsync(vendor),
            Throws.InstanceOf<FaceEnrollmentException>().With.Message.Contains("Ask Ada.")
        );
        Assert.That(vendor.Created, Is.Zero);
    }

    [Test]
    public void Arguments_ThatAreWrong_AreRefusedBeforeSending()
    {
        var vendor = new Scripted();
        var pipeline = new LibraryPipeline(new ScriptedEraser().Registration, FinAuthLimits.Instance);
        Assert.That(
            () => EnsureAsync(vendor, new FaceLibraryRequest("a b")),
            Throws.InstanceOf<FaceEnrollmentException>()
        );
        Assert.That(() => pipeline.DescribeAsync(vendor, "", default), Throws.InstanceOf<FaceEnrollmentException>());
        Assert.That(() => pipeline.DescribeAsync(vendor, null!, default), Throws.ArgumentNullException);
        Assert.That(() => pipeline.EnsureAsync(vendor, null!, default), Throws.ArgumentNullException);
        Assert.That(vendor.Found, Is.Zero);
    }

    private sealed class Scripted : VendorLibraries
    {
        public FaceLibrary? There { get; set; }

        public Action? OnCreate { get; set; }

        public bool MayCreate { get; set; } = true;

        public int Created { get; private set; }

        public int Found { get; private set; }

        public override string Describe => "Describe";

        public override bool CanCreate => MayCreate;

        public override string HowToCreate => "Ask Ada.";

        public override void Check(RequestRules rules, FaceLibraryRequest request) { }

        public override ValueTask CreateAsync(FaceLibraryRequest request, CancellationToken cancellationToken)
        {
            Created++;
            OnCreate?.Invoke();
            return default;
        }

        public override ValueTask<FaceLibrary?> FindAsync(string libraryId, CancellationToken cancellationToken)
        {
            Found++;
            return new ValueTask<FaceLibrary?>(There);
        }

        public override IAsyncEnumerable<FaceLibrary> ListAsync(CancellationToken cancellationToken) =>
            throw new NotSupportedException();
    }
}
