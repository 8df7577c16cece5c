using FaceEnroll.Sdk.Preparation;
using FaceEnroll.Sdk.Tests.Images;
using FaceEnroll.Sdk.Tests.Support;

namespace FaceEnroll.Sdk.Tests.Contract;

/// <summary>A host's preparer makes another picture, or refuses; what leaves, what is kept and what is said of it.</summary>
[TestOf(typeof(PreparedImages))]
public abstract partial class VendorContractTests<TOptions>
{
    private static byte[] OtherPicture { get; } =
        JpegSample.File(JpegSample.Segment(0xFE, new byte[4321]), JpegSample.Frame(600, 800));

    private bool IsByUrl => Request().Images[0].Url is not null;

    [Test]
    public async Task Prepared_Picture_IsMadeOnceAndSentAtEveryAttempt()
    {
        var preparer = new ScriptedPreparer(FaceImagePreparation.Prepared(OtherPicture));
        var wire = WireOf((ThrottledStatus, Throttled), (200, Success));
        FaceEnrollmentTicket? ticket = null;
        await Client(Preparing(preparer, t => ticket = t), wire.Client).EnrollAsync(Request());

        var direct = WireOf((ThrottledStatus, Throttled), (200, Success));
        var other = Request(Canary.PersonId, OtherPicture, s_url, Canary.Name);
        await Client(Preparing(null, _ => { }), direct.Client).EnrollAsync(other);
        AssertSameLengths(wire, direct);
        Assert.That(preparer.Seen, Is.EqualTo(IsByUrl ? [] : new[] { Hex(Picture) }));
        Assert.That(ticket!.ImageSha256, Is.EqualTo(new[] { IsByUrl ? null : Hex(Picture) }));
        Assert.That(ticket.SentImageSha256, IsByUrl ? Is.Null : Is.EqualTo(new[] { Hex(OtherPicture) }));
        Assert.That(FaceEnrollmentTicket.FromJson(ticket.ToJson()).SentImageSha256, Is.EqualTo(ticket.SentImageSha256));
    }

    [Test]
    public async Task Prepared_Target_IsTheVendorAndItsLimits()
    {
        var preparer = new ScriptedPreparer(FaceImagePreparation.Unchanged);
        var client = Client(Preparing(preparer, _ => { }), WireOf((200, Success)).Client);
        await client.EnrollAsync(Request());
        foreach (var target in preparer.Targets)
        {
            Assert.That(target.Limits, Is.SameAs(client.Limits));
            Assert.That((target.Vendor, target.ImageIndex, target.ImageCount), Is.EqualTo((client.Vendor, 0, 1)));
            Assert.That(target.Registration, Is.EqualTo(client.Vendor.ToString()));
        }

        Assert.That(preparer.Targets, Has.Count.EqualTo(IsByUrl ? 0 : 1));
    }

    [Test]
    public async Task Prepared_Unchanged_IsSentAsItIsGiven()
    {
        FaceEnrollmentTicket? ticket = null;
        var wire = WireOf((200, Success));
        var preparer = new ScriptedPreparer(FaceImagePreparation.Unchanged);
        await Client(Preparing(preparer, t => ticket = t), wire.Client).EnrollAsync(Request());
        var direct = WireOf((200, Success));
        await Client(Preparing(null, _ => { }), direct.Client).EnrollAsync(Request());
        AssertSameLengths(wire, direct);
        Assert.That(ticket!.SentImageSha256, Is.Null);
    }

    [Test]
    public void Prepared_Refused_SendsNothingAndSaysWhy()
    {
        if (!IsByUrl)
        {
            const string Rule = "Its face is hidden: it must be free.";
            var wire = WireOf((200, Success));
            var client = Client(
                Preparing(new ScriptedPreparer(FaceImagePreparation.Refused(Rule)), _ => { }),
                wire.Client
            );
            var e = Assert.CatchAsync<FaceImageRejectedException>(() => client.EnrollAsync(Request()))!;
            Assert.That(
                (e.Certainty, e.Kind),
                Is.EqualTo((FaceEnrollmentCertainty.NotSent, FaceEnrollmentErrorKind.ImageInvalid))
            );
            Assert.That(e.Message, Does.Contain($"Images[0]: {Rule}").And.Contain(client.Vendor.ToString()));
            Assert.That(e.Images.Single().Reason, Is.EqualTo(Rule));
            Assert.That(wire.Requests, Is.Empty);
        }
    }

    [Test]
    public void Prepared_PreparerFails_IsTheHostsAndNotSent()
    {
        if (!IsByUrl)
        {
            foreach (var isLate in new[] { false, true })
            {
                var wire = WireOf((200, Success));
                var preparer = new ScriptedPreparer(async _ =>
                {
                    if (isLate)
                    {
                        await Task.Yield();
                    }

                    throw new InvalidOperationException(Canary.Name);
                });
                var e = Assert.CatchAsync<FaceEnrollmentException>(() =>
                    Client(Preparing(preparer, _ => { }), wire.Client).EnrollAsync(Request())
                )!;
                Assert.That(
                    (e.Certainty, e.Kind),
                    Is.EqualTo((FaceEnrollmentCertainty.NotSent, FaceEnrollmentErrorKind.HostCallback))
                );
                Assert.That(e.Message, Does.Not.Contain(Canary.Name));
                Assert.That(wire.Requests, Is.Empty);
            }
        }
    }

    [Test]
    public void Prepared_PreparerNeverEnds_EndsWithTheCall()
    {
        if (!IsByUrl)
        {
            using var source = new CancellationTokenSource();
            var never = new TaskCompletionSource<FaceImagePreparation>();
            var preparer = new ScriptedPreparer(_ =>
            {
                source.Cancel();
                return new ValueTask<FaceImagePreparation>(never.Task);
            });
            var wire = WireOf((200, Success));
            var e = Assert.CatchAsync<FaceEnrollmentCanceledException>(() =>
                Client(Preparing(preparer, _ => { }), wire.Client).EnrollAsync(Request(), source.Token)
            )!;
            Assert.That(e.Certainty, Is.EqualTo(FaceEnrollmentCertainty.NotSent));
            Assert.That(wire.Requests, Is.Empty);
            Assert.That(() => preparer.Content!.ReadByte(), Throws.InstanceOf<ObjectDisposedException>());
        }
    }

    /// <summary>Signatures are percent-encoded here and there; the pictures differ by thousands.</summary>
    private static void AssertSameLengths(Wire one, Wire other) =>
        Assert.That(
            one.Requests.Select(r => r.Body.Length),
            Is.EqualTo(other.Requests.Select(r => r.Body.Length)).Within(50)
        );

    private TOptions Preparing(IFaceImagePreparer? preparer, Action<FaceEnrollmentTicket> onSending)
    {
        var options = Configured();
        options.ImagePreparer = preparer;
        options.ReadFacesBeforeSending = false;
        options.OnSending = (ticket, _) =>
        {
            onSending(ticket);
            return default;
        };
        return options;
    }

    private static string Hex(byte[] picture) => ScriptedPreparer.Hex(picture);
}
