using System.Collections.Concurrent;
using FaceEnroll.Ledger.Journal;
using FaceEnroll.Ledger.Runs.Planning;
using FaceEnroll.Ledger.Runs.Rules;
using FaceEnroll.Ledger.Runs.Sources;

namespace FaceEnroll.Ledger.Runs.Driving;

/// <summary>Counts what would become of items. It holds a hash of each, some 100 bytes an item.</summary>
internal sealed class CheckTally(
    ItemSender sender,
    string? libraryId,
    long? takesErasedBefore,
    IProgress<FaceRunEntry>? refused
)
{
    private readonly ConcurrentDictionary<Guid, bool> _seen = new();
    private readonly ConcurrentDictionary<string, bool> _people = new(StringComparer.Ordinal);
    private long _total;
    private long _send;
    private long _already;
    private long _repeated;
    private long _refused;
    private long _bytes;

    public async Task CheckAsync(SourceLine line, long position)
    {
        _ = Interlocked.Increment(ref _total);
        if (line.Item is not { } given)
        {
            Refuse(line, position, FaceEnrollmentErrorKind.InvalidRequest, line.Fault);
            return;
        }

        var item = ItemMore.Placed(given, libraryId);
        if (!_seen.TryAdd(RunItemRules.KeyOf(item.PersonId, item.Picture, item.LibraryId), true))
        {
            _ = Interlocked.Increment(ref _repeated);
            return;
        }

        if (sender.FaultOf(item) is var (kind, reason))
        {
            Refuse(line, position, kind, reason);
            return;
        }

        var caller = new LedgerCaller
        {
            IsRehearsal = true,
            Person = sender.PersonOf(item.PersonId, item.LibraryId),
            TakesErasedBefore = takesErasedBefore,
        };
        try
        {
            var known = await sender.RehearseAsync(item, caller).ConfigureAwait(false);
            // The same content under another name is one face.
            if (known is not null || (caller.CallId is { } call && !_seen.TryAdd(call, true)))
            {
                _ = Interlocked.Increment(ref _already);
                return;
            }

            _ = Interlocked.Increment(ref _send);
            _ = Interlocked.Add(ref _bytes, sender.Length(item));
            _ = _people.TryAdd(item.PersonId, true);
        }
        catch (FaceEnrollmentException e)
        {
            Refuse(line, position, e.Kind, e.Error.Images is [{ Reason: { } only }] ? only : e.Error.Detail);
        }
        catch (ArgumentException e)
        {
            Refuse(
                line,
                position,
                FaceEnrollmentErrorKind.InvalidRequest,
                $"A value of the item is not valid ({e.ParamName})."
            );
        }
        catch (Exception e) when (e is not FaceLedgerException)
        {
            Refuse(
                line,
                position,
                FaceEnrollmentErrorKind.HostCallback,
                $"The host's own code failed: {e.GetType().Name}."
            );
        }
    }

    public FaceRunCheck Result(double? requestsPerSecond, bool createsPersons)
    {
        // Where faces are read back, they are read before each send, too.
        var calls = (_send * 2) + (createsPersons ? _people.Count : 0);
        return new FaceRunCheck
        {
            Total = _total,
            WouldSend = _send,
            AlreadyEnrolled = _already,
            Repeated = _repeated,
            Refused = _refused,
            PictureBytes = _bytes,
            Calls = calls,
            RequestsPerSecond = requestsPerSecond,
            LeastTime = requestsPerSecond is > 0 and { } rate ? TimeSpan.FromSeconds(_send / rate) : null,
        };
    }

    private void Refuse(SourceLine line, long position, FaceEnrollmentErrorKind kind, string? reason)
    {
        _ = Interlocked.Increment(ref _refused);
        refused?.Report(
            new FaceRunEntry(position, line.Item?.PersonId ?? "", line.Item?.Picture ?? "")
            {
                Line = line.Line > 0 ? line.Line : position,
                LibraryId = line.Item?.LibraryId,
                Status = FaceRunEntryStatus.Refused,
                Kind = kind,
                Reason = reason,
            }
        );
    }
}
