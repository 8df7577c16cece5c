using FaceEnroll.Sdk.Tests.Redaction;
using FaceEnroll.Sdk.Tests.Support;
using Microsoft.Extensions.DependencyInjection;

namespace FaceEnroll.Sdk.Tests.Contract;

/// <summary>The calls that see, delete, erase and manage: typed, for their own purpose, and as silent as enrolling.</summary>
public abstract partial class VendorContractTests<TOptions>
{
    /// <summary>A call beside enrolling.</summary>
    public enum LifeCall
    {
        ListLibrary,
        GetPerson,
        Count,
        DeleteFaces,
        Erase,
        EnsureLibrary,
    }

    /// <summary>How it fails.</summary>
    public enum LifeEnding
    {
        Refused,
        RepliedInHtml,
        LostAfterBody,
    }

    [Test]
    public void Roles_AreThoseOfTheLimits()
    {
        var client = Client(WireOf((200, Success)));
        var operations = client.Limits.Operations;
        Assert.That(client is IFaceDirectory, Is.EqualTo(operations.HasFlag(FaceOperations.List)));
        Assert.That(client is IFaceEraser, Is.EqualTo(operations.HasFlag(FaceOperations.Delete)));
        Assert.That(client is IFaceLibraryManager, Is.EqualTo(operations.HasFlag(FaceOperations.DescribeLibraries)));
    }

    [Test]
    public async Task Life_HoweverACallFails_ItIsTypedAndShowsNothing(
        [Values] LifeCall call,
        [Values] LifeEnding ending
    )
    {
        var forbidden = new Forbidden();
        using var emissions = new Emissions();
        var options = Planted(forbidden);
        using var wire = new LeakingWire(forbidden, (r, _) => ReplyToPreparation(r.Uri, ""), MeetAsync);
        await using var services = Container(emissions, options, wire);
        var client = services.GetRequiredService<IFaceEnrollmentClient>();
        if (CallOf(client, call) is not { } callAsync)
        {
            Assert.That(client.Limits.Operations, Is.EqualTo(FaceOperations.None), "A role is missing.");
            return;
        }

        var failure = Assert.CatchAsync<FaceEnrollmentException>(() => callAsync())!;

        Assert.That(failure.Error.Purpose, Is.Not.EqualTo(FaceOperationPurpose.Enroll));
        // Everything is read before it is changed, so nothing was.
        Assert.That(failure.Certainty, Is.Not.EqualTo(FaceEnrollmentCertainty.Unknown));
        forbidden.AssertAbsent(emissions.Texts.Concat(Shown(failure)), $"{call} {ending}");

        async Task<HttpResponseMessage> MeetAsync(LeakingWire at, HttpRequestMessage message, CancellationToken token)
        {
            var all = await at.ReadAsync(message);
            var echo = string.Join(" ", forbidden.Values) + all.Uri + all.Text;
            return ending switch
            {
                LifeEnding.Refused => LeakingWire.Response(
                    RefusalSaying(System.Text.Json.JsonEncodedText.Encode(echo).ToString())
                ),
                LifeEnding.RepliedInHtml => LeakingWire.Response($"<html><body>{echo}</body></html>"),
                _ => throw new HttpRequestException("reset", new IOException("reset")),
            };
        }
    }

    [Test]
    public void Life_BadInput_IsRefusedBeforeAnythingIsSent([Values] LifeCall call)
    {
        var wire = WireOf((200, Success));
        var client = Client(wire);
        if (CallOf(client, call, person: "", library: "", face: "") is not { } callAsync)
        {
            Assert.That(client.Limits.Operations, Is.EqualTo(FaceOperations.None), "A role is missing.");
            return;
        }

        var failure = Assert.CatchAsync<FaceEnrollmentException>(() => callAsync())!;

        Assert.That(failure.Kind, Is.EqualTo(FaceEnrollmentErrorKind.InvalidRequest));
        Assert.That(failure.Certainty, Is.EqualTo(FaceEnrollmentCertainty.NotSent));
        Assert.That(failure.Error.Purpose, Is.Not.EqualTo(FaceOperationPurpose.Enroll));
        Assert.That(failure.Error.Detail, Does.Contain("Id").IgnoreCase.And.Contain("must"));
        Assert.That(wire.Requests, Is.Empty);
    }

    /// <returns>Null where the client does not have the role.</returns>
    private static Func<Task>? CallOf(
        IFaceEnrollmentClient client,
        LifeCall call,
        string person = Canary.PersonId,
        string? library = "CANARYlibrary",
        string face = FaceId
    )
    {
        var lives = client.Limits.LibraryUse == FaceLibraryUse.Required ? library : null;
        return (call, client) switch
        {
            (LifeCall.ListLibrary, IFaceDirectory directory) => () =>
                FirstAsync(directory.ListFacesOfLibraryAsync(library!)),
            (LifeCall.GetPerson, IFaceDirectory directory) => () => directory.GetPersonAsync(person, lives),
            (LifeCall.Count, IFaceDirectory directory) => () => directory.CountAsync(library!),
            (LifeCall.DeleteFaces, IFaceEraser eraser) => () => eraser.DeleteFacesAsync(person, [face], lives),
            (LifeCall.Erase, IFaceEraser eraser) => () => eraser.ErasePersonAsync(person, library),
            (LifeCall.EnsureLibrary, IFaceLibraryManager manager) => () =>
                manager.EnsureLibraryAsync(new FaceLibraryRequest(library!)),
            _ => null,
        };
    }

    private static async Task FirstAsync(IAsyncEnumerable<FaceEntry> list)
    {
        await foreach (var _ in list)
        {
            return;
        }
    }
}
