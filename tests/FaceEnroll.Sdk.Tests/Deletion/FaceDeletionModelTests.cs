using FaceEnroll.Sdk.Deletion;
using Certainty = FaceEnroll.Sdk.FaceEnrollmentCertainty;
using Kind = FaceEnroll.Sdk.FaceEnrollmentErrorKind;

namespace FaceEnroll.Sdk.Tests.Deletion;

/// <summary>Random vendors, replies and losses: what is said of a face is true, and not vaguer than it must be.</summary>
[TestOf(typeof(FaceDeleter))]
public class FaceDeletionModelTests
{
    private const int Cases = 20_000;

    [Test]
    public async Task Outcomes_OfRandomVendors_AreTrue()
    {
        var outcomes = new Dictionary<FaceDeletionOutcome, int>();
        for (var seed = 0; seed < Cases; seed++)
        {
            await CaseAsync(seed, outcomes);
        }

        TestContext.Out.WriteLine(string.Join(", ", outcomes.Select(o => $"{o.Value} {o.Key}")));
        // A model in which one of them never comes up tests nothing.
        foreach (var outcome in Enum.GetValues<FaceDeletionOutcome>())
        {
            Assert.That(outcomes.GetValueOrDefault(outcome), Is.GreaterThan(Cases / 100), $"{outcome}");
        }
    }

    private static async Task CaseAsync(int seed, Dictionary<FaceDeletionOutcome, int> outcomes)
    {
        var random = new Random(seed);
        string[] ids = [.. Enumerable.Range(0, random.Next(1, 5)).Select(i => $"f{i}")];
        var vendor = new ScriptedEraser { Lot = random.Next(1, 4) }.With("l", ids);
        // What requests that were lost may still delete after the call.
        var late = new HashSet<string>();
        var lost = new HashSet<string>();
        // Faces of whose last answered deletion nothing was said, and which were not read since.
        var unread = new HashSet<string>();
        var deletedBeforehand = random.Next(4) == 0 ? ids[0] : null;
        if (deletedBeforehand is not null)
        {
            vendor.Delete([deletedBeforehand]);
        }

        vendor.OnDelete = faces => Answer(faces, vendor, random, late, lost, unread);
        var isWhole = true;
        vendor.OnRead = () =>
        {
            isWhole = random.Next(5) != 0;
            vendor.Gap = isWhole ? null : "gap";
            if (random.Next(4) == 0)
            {
                throw random.Next(2) == 0
                    ? ScriptedEraser.Failure(Certainty.NotApplied)
                    : new OperationCanceledException();
            }

            unread.RemoveWhere(f => isWhole || vendor.Truth.Any(t => t.FaceId == f));
        };
        var doomed = ScriptedEraser.Doomed(ids);
        await new FaceDeleter(vendor.Registration, vendor, vendor.Options).RunAsync("p", "l", doomed, default);

        foreach (var face in doomed)
        {
            var isThere = vendor.Truth.Any(t => t.FaceId == face.FaceId);
            var isTrue = face.Outcome switch
            {
                FaceDeletionOutcome.Gone => !isThere,
                FaceDeletionOutcome.AlreadyAbsent => !isThere && face.FaceId == deletedBeforehand,
                FaceDeletionOutcome.NotApplied => (isThere || face.FaceId == deletedBeforehand)
                    && !late.Contains(face.FaceId)
                    && face.Error!.Certainty is Certainty.NotSent or Certainty.NotApplied,
                FaceDeletionOutcome.Unknown => (lost.Contains(face.FaceId) || unread.Contains(face.FaceId))
                    && face.Error!.Certainty == Certainty.Unknown,
                _ => false,
            };
            if (!isTrue)
            {
                Assert.Fail($"Seed {seed}: {face.FaceId} is {face.Outcome}. {string.Join("; ", vendor.Asked)}");
            }

            outcomes[face.Outcome!.Value] = outcomes.GetValueOrDefault(face.Outcome.Value) + 1;
        }
    }

    private static DeletedLot Answer(
        IReadOnlyList<string> faces,
        ScriptedEraser vendor,
        Random random,
        HashSet<string> late,
        HashSet<string> lost,
        HashSet<string> unread
    )
    {
        var absent = faces.Where(f => !vendor.Truth.Any(t => t.FaceId == f)).ToList();
        switch (random.Next(8))
        {
            case 0:
                vendor.Delete(faces);
                lost.UnionWith(faces);
                throw ScriptedEraser.Failure(Certainty.Unknown);
            case 1:
                lost.UnionWith(faces);
                throw ScriptedEraser.Failure(Certainty.Unknown, Kind.Transport);
            case 2:
                late.UnionWith(faces);
                lost.UnionWith(faces);
                throw ScriptedEraser.Failure(Certainty.Unknown, Kind.Timeout);
            case 3:
                throw ScriptedEraser.Failure(Certainty.NotApplied, Kind.InvalidRequest);
            case 4:
                throw random.Next(2) == 0
                    ? ScriptedEraser.Failure(Certainty.NotApplied, Kind.Throttled)
                    : new FaceEnrollmentCanceledException(
                        ScriptedEraser.Error(Certainty.NotSent, Kind.Timeout),
                        null,
                        default
                    );
            case 5:
                // Deletes some, or all, and says nothing of any.
                vendor.Delete(faces.Where(_ => random.Next(2) == 0).ToList());
                unread.UnionWith(faces);
                return new DeletedLot();
            case 6:
                // Deletes all, and says so of one.
                vendor.Delete(faces);
                unread.UnionWith(faces.Skip(1));
                unread.Remove(faces[0]);
                return absent.Contains(faces[0])
                    ? new DeletedLot { Absent = [faces[0]] }
                    : new DeletedLot { Gone = [faces[0]] };
            default:
                vendor.Delete(faces);
                unread.ExceptWith(faces);
                return new DeletedLot { Gone = [.. faces.Except(absent)], Absent = absent };
        }
    }
}
