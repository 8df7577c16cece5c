using FaceEnroll.Sdk;
using FaceEnroll.Sdk.AlibabaIdVerification;
using FaceEnroll.Torture.Faults;
using FaceEnroll.Torture.Hosts;
using FaceEnroll.Torture.Wire;

namespace FaceEnroll.Torture;

internal sealed partial class Lane
{
    /// <summary>One fault, and what is done under it.</summary>
    private sealed class Scene(Lane lane, TortureFault fault, string person)
    {
        private readonly Random _random = lane.Random;
        private readonly FaultTally _tally = lane.TallyOf(fault);

        public async Task PlayAsync(int count)
        {
            var calls = new List<Part>();
            for (var i = 0; i < count; i++)
            {
                calls.Add(new Part(_random.Next(lane.Host.Clients.Count), NewPictures()));
            }

            lane.Tap.Begin();
            var scene = new FaultScene(lane.Sandbox, lane.Vendor, _random, lane.Facts, lane.Clock, lane.Tap)
            {
                Pictures = [.. calls.SelectMany(static call => call.Pictures)],
            };
            lane.Armed = scene;
            fault.Arm(scene);
            var driver = new CallDriver(lane.Sandbox, lane.Clock, _random);
            var ends = await driver.RunAsync(
                [.. calls.Select(call => (ClientOf(call), Request(call.Pictures, scene.HasBreakingSources)))],
                fault.Stall
            );
            lane.Sandbox.Faults.Clear();
            lane.Sandbox.Verdicts.Clear();
            var isAlone = count == 1 && !scene.HidesTime && !lane._contested.Contains(person);
            if (isAlone && IsNeedless(ClientOf(calls[0]), ends[0]))
            {
                _tally.Needless++;
                Console.Error.WriteLine(
                    $"{lane.Vendor}, {fault.Name}: needless {ends[0]}, {string.Join(" > ", ClientOf(calls[0]).Handlers)}"
                );
            }

            lane.Tap.Begin();
            for (var i = 0; i < count; i++)
            {
                await EndAsync(driver, calls[i], ends[i], isAlone);
            }

            if (count > 1)
            {
                lane._contested.Add(person);
            }

            await lane.SettleAsync();
            // A clock that is off by days is set before the next call: what it stamps, FinAuth takes for days.
            lane.Clock.Wrong = _random.Next(4) == 0 || lane.Clock.Wrong > OneDay ? TimeSpan.Zero : lane.Clock.Wrong;
        }

        private async Task EndAsync(CallDriver driver, Part call, CallEnd end, bool isAlone)
        {
            var asked = end.Ticket is null ? null : await AskAsync(driver, end.Ticket, call);
            CallCounter.Count(_tally, end, asked, isAlone);
            var hashes = Array.ConvertAll(call.Pictures, UniquePicture.Hash);
            for (var i = 0; i < hashes.Length; i++)
            {
                lane._ledger.Note(hashes[i], _tally, CallCounter.ClaimOf(end, asked, i), How(call, end, asked));
            }

            foreach (var image in end.Images.Where(static image => image.FaceId is not null))
            {
                lane._ledger.Give(_tally, person, image.FaceId!, [hashes[image.Index]]);
            }

            foreach (var id in end.FaceIds.Concat(asked?.FaceIds ?? []))
            {
                lane._ledger.Give(_tally, person, id, hashes);
            }

            if (
                end.IsUnknown
                && asked?.Status is not (FaceReconciliationStatus.Enrolled or FaceReconciliationStatus.NotEnrolled)
            )
            {
                if (isAlone && lane.Facts.IsComplete)
                {
                    Console.Error.WriteLine($"{lane.Vendor}, {fault.Name}: undecided: {asked?.Reason}");
                }

                lane._contested.Add(person);
            }
        }

        /// <summary>How the caller came to know, for whoever looks for a fault.</summary>
        private string How(Part call, CallEnd end, FaceReconciliation? asked) =>
            $"{end}, then {asked?.Status.ToString() ?? "not asked"} {asked?.Reason}, "
            + $"{lane.Mode}, store {lane.KeepsTickets}, {string.Join(" > ", ClientOf(call).Handlers)}";

        /// <summary>By the same registration, by another one of the account, by another process, or by the store.</summary>
        private async Task<FaceReconciliation> AskAsync(CallDriver driver, FaceEnrollmentTicket ticket, Part call)
        {
            var original = new FaceEnrollmentRequest(
                person,
                Array.ConvertAll(call.Pictures, static picture => FaceImage.FromBytes(picture))
            );
            switch (_random.Next(6))
            {
                case 0 when lane.KeepsTickets:
                    lane.Restart();
                    return await AskStoreAsync(ticket, original);
                case 1:
                    lane.Restart();
                    return await driver.AskUntilKnownAsync(lane.Host.Clients[0].Reconciler, ticket, original);
                case 2:
                    lane.Restart();
                    break;
                case 3:
                    return await driver.AskAsync(ClientOf(call).Reconciler, ticket, original, BeforeAskingAsync);
            }

            var any = lane.Host.Clients[_random.Next(2) == 0 ? 0 : lane.Host.Clients.Count - 1];
            return await driver.AskAsync(any.Reconciler, ticket, original, BeforeAskingAsync);
        }

        private async Task<FaceReconciliation> AskStoreAsync(
            FaceEnrollmentTicket ticket,
            FaceEnrollmentRequest original
        )
        {
            var pending = await lane.Host.Pending.ReconcilePendingAsync(
                new FacePendingOptions
                {
                    OriginalRequest = (open, _) => new(open.OperationId == ticket.OperationId ? original : null),
                }
            );
            // The next call of the same person may have settled it already.
            return pending.FirstOrDefault(one => one.Ticket.OperationId == ticket.OperationId)?.Outcome
                ?? lane.Store.OutcomeOf(ticket.OperationId);
        }

        /// <summary>The clients' clock may be set, the vendor's may go on, and what hangs may be stored now.</summary>
        private async Task BeforeAskingAsync()
        {
            switch (_random.Next(10))
            {
                case 0:
                    lane.Clock.Wrong = TimeSpan.FromMinutes(_random.Next(8) == 0 ? 3_000 : _random.Next(-90, 91));
                    break;
                case 1:
                    lane.Sandbox.StepClock(TimeSpan.FromMinutes(_random.Next(0, 10)));
                    break;
                case 2:
                    await lane.Sandbox.StoreHeldAsync();
                    break;
            }
        }

        /// <summary>The caller was told less than the wire proves.</summary>
        private bool IsNeedless(TortureClient client, CallEnd end)
        {
            if (!lane.Tap.CanTell || !client.IsExact || fault.Stall == Stall.CancelAnywhere)
            {
                return false;
            }

            if (fault.Name == FaultCatalog.RefusedFew && client.Handlers.Count == 0)
            {
                return end.Certainty is not null && !end.IsHeldBack;
            }

            var proof = lane.Tap.Proof(lane.Facts.Mark);
            return end.IsUnknown
                && (
                    proof == WireProof.HasNothing
                    || (proof == WireProof.HasPartAtMost && !client.CopiesBody && !lane.Facts.IsOnePiece)
                );
        }

        /// <summary>After a restart it is another one of the same name.</summary>
        private TortureClient ClientOf(Part call) => lane.Host.Clients[call.Client];

        private byte[][] NewPictures()
        {
            var pictures = new byte[_random.Next(4) == 0 ? lane.Facts.Pictures : 1][];
            for (var i = 0; i < pictures.Length; i++)
            {
                pictures[i] = UniquePicture.Make(_random, ++lane.Number, UniquePicture.Length(_random));
            }

            return pictures;
        }

        private FaceEnrollmentRequest Request(byte[][] pictures, bool breaks)
        {
            var images = Array.ConvertAll(
                pictures,
                picture => breaks ? Pictures.Breaking(picture, _random) : lane.Pictures.Any(picture, _random)
            );
            return lane.Vendor == FaceVendor.AlibabaIdVerification
                ? new AlibabaIdVerificationFaceEnrollmentRequest(person, images) { ForceUpload = _random.Next(4) == 0 }
                : new FaceEnrollmentRequest(person, images);
        }
    }

    /// <summary>One call of a scene: which registration makes it, and with what.</summary>
    private sealed record Part(int Client, byte[][] Pictures);
}
