using System.Diagnostics;
using System.Diagnostics.Metrics;
using FaceEnroll.Sdk.Erasure;
using FaceEnroll.Sdk.Tests.Deletion;
using FaceEnroll.Sdk.Tests.Support;
using FaceEnroll.Sdk.Tests.Telemetry;

namespace FaceEnroll.Sdk.Tests.Erasure;

[NonParallelizable]
[TestOf(typeof(DeletionTelemetry))]
[TestOf(typeof(DeletionSpan))]
public class DeletionTelemetryTests
{
    private static readonly FaceDeletionResult s_result = new(
        FaceVendor.FinAuth,
        [
            new FaceDeletion("secret1", FaceDeletionOutcome.Gone),
            new FaceDeletion("secret2", FaceDeletionOutcome.Gone),
            new FaceDeletion("secret3", FaceDeletionOutcome.NotApplied),
        ]
    );

    private static readonly FaceErasureReceipt s_receipt = new()
    {
        PersonId = "secret",
        Faces = [new FaceErasedFace { FaceId = "secret1", Outcome = FaceDeletionOutcome.AlreadyAbsent }],
        Status = FaceErasureStatus.Complete,
    };

    [Test]
    public void Deleted_IsCountedByOutcome_AndHoldsNoIds()
    {
        using var recorder = new TelemetryRecorder();
        using var log = new LogRecorder();
        var telemetry = new DeletionTelemetry(FaceVendor.FinAuth, "reg", log);
        using (var span = telemetry.Start("delete_faces", "DeleteFaces"))
        {
            telemetry.Ended(span, "DeleteFaces", s_result);
        }

        Assert.That(recorder.Sum("deletions"), Is.EqualTo(3));
        Assert.That(
            recorder.Measured,
            Is.EqualTo(
                new[]
                {
                    "deletions 1 operation=DeleteFaces outcome=not_applied registration=reg vendor=FinAuth",
                    "deletions 2 operation=DeleteFaces outcome=gone registration=reg vendor=FinAuth",
                }
            )
        );
        Assert.That(
            TelemetryRecorder.Text(recorder.Span.TagObjects),
            Is.EqualTo("operation=DeleteFaces outcome=incomplete registration=reg vendor=FinAuth")
        );
        Assert.That(recorder.Span.Status, Is.EqualTo(ActivityStatusCode.Error));
        Assert.That(log.Messages.Single(), Does.Contain("2").And.Contain("3").And.Not.Contain("secret"));
    }

    [Test]
    public void Verified_WhatWasDecidedBefore_IsNotCountedAgain()
    {
        using var recorder = new TelemetryRecorder();
        using var log = new LogRecorder();
        var telemetry = new DeletionTelemetry(FaceVendor.FinAuth, "reg", log);
        var after = s_receipt.Copy();
        after.Faces = [.. after.Faces, new FaceErasedFace { FaceId = "secret2", Outcome = FaceDeletionOutcome.Gone }];
        using (var span = telemetry.Start("verify_erasure", "DeletePerson"))
        {
            telemetry.Ended(span, "DeletePerson", after, s_receipt);
        }

        Assert.That(
            recorder.Measured,
            Is.EqualTo(
                new[]
                {
                    "deletions 1 operation=DeletePerson outcome=gone registration=reg vendor=FinAuth",
                    "erasures 1 operation=DeletePerson outcome=complete registration=reg vendor=FinAuth",
                }
            )
        );
    }

    [Test]
    public void Erased_IsCountedByItsStatus()
    {
        using var recorder = new TelemetryRecorder();
        using var log = new LogRecorder();
        var telemetry = new DeletionTelemetry(FaceVendor.FinAuth, "reg", log);
        using (var span = telemetry.Start("erase_person", "DeletePerson"))
        {
            telemetry.Ended(span, "DeletePerson", s_receipt, null);
        }

        Assert.That(
            recorder.Measured,
            Is.EqualTo(
                new[]
                {
                    "deletions 1 operation=DeletePerson outcome=already_absent registration=reg vendor=FinAuth",
                    "erasures 1 operation=DeletePerson outcome=complete registration=reg vendor=FinAuth",
                }
            )
        );
        Assert.That(log.Messages.Single(), Does.Not.Contain("secret"));
    }

    [TestCase(FaceEnrollmentCertainty.Unknown, "unknown")]
    [TestCase(FaceEnrollmentCertainty.NotApplied, "not_applied")]
    public void Failed_IsCountedByItsCertainty(FaceEnrollmentCertainty certainty, string outcome)
    {
        using var recorder = new TelemetryRecorder();
        using var log = new LogRecorder();
        var telemetry = new DeletionTelemetry(FaceVendor.FinAuth, "reg", log);
        using (var span = telemetry.Start("delete_faces", "DeleteFaces"))
        {
            telemetry.Failed(span, "DeleteFaces", ScriptedEraser.Failure(certainty));
        }

        Assert.That(recorder.Measured.Single(), Does.Contain($"outcome={outcome} "));
        var tags = TelemetryRecorder.Text(recorder.Span.TagObjects);
        Assert.That(tags, Does.Contain("error.type=VendorFault").And.Contain("request_id=failed"));
        Assert.That(log.Entries, Has.Count.EqualTo(1));
    }

    [Test]
    public void Listener_Throws_ChangesNothing()
    {
        using var host = new Activity("host").Start();
        using var meter = new MeterListener
        {
            InstrumentPublished = (instrument, listener) =>
            {
                if (instrument.Meter.Name == FaceEnrollmentTelemetry.Name)
                {
                    listener.EnableMeasurementEvents(instrument);
                }
            },
        };
        var thrown = 0;
        meter.SetMeasurementEventCallback<long>((_, _, _, _) => Throw());
        meter.Start();
        using var spans = new ActivityListener
        {
            ShouldListenTo = source => source.Name == FaceEnrollmentTelemetry.Name,
            Sample = (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllDataAndRecorded,
            ActivityStarted = _ => Throw(),
        };
        ActivitySource.AddActivityListener(spans);
        using var log = new LogRecorder();
        var telemetry = new DeletionTelemetry(FaceVendor.FinAuth, "reg", log);
        using (var span = telemetry.Start("delete_faces", "DeleteFaces"))
        {
            Assert.That(Activity.Current, Is.SameAs(host));
            telemetry.Ended(span, "DeleteFaces", s_result);
            telemetry.Ended(span, "DeletePerson", s_receipt, null);
            telemetry.Failed(span, "DeleteFaces", new InvalidOperationException());
        }

        Assert.That(thrown, Is.EqualTo(6), "the span, 2 outcomes, 1 outcome and the erasure, the failure");
        Assert.That(log.Entries, Has.Count.EqualTo(2));

        void Throw()
        {
            thrown++;
            throw new InvalidOperationException("listener");
        }
    }
}
