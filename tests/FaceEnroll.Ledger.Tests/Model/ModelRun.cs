using System.Globalization;
using FaceEnroll.Ledger.Rules;

namespace FaceEnroll.Ledger.Tests.Model;

/// <summary>One schedule: two owners enroll the same two pictures of one person, and either may die or sleep at any step.</summary>
internal sealed class ModelRun
{
    private const int Steps = 60;
    private const int CalmSteps = 3000;

    private readonly Random _random;
    private readonly ModelVendor _vendor;
    private readonly ModelLedger _ledger;
    private readonly ModelOptions _options;
    private readonly IEnumerator<int>?[] _owners = new IEnumerator<int>?[2];
    private readonly int[] _asleep = new int[2];
    private int _starts;
    private int _undecidable;
    private int _needless;

    private ModelRun(int seed, ModelLedger ledger)
    {
        _random = new Random(seed);
        _options = new ModelOptions(
            ProvesAbsence: seed % 4 != 0,
            WaitsForOthers: seed % 3 != 0,
            CorrectsClock: seed % 5 < 2,
            Vanishes: seed % 7 < 3
        );
        _vendor = new ModelVendor(_random, _options.ProvesAbsence);
        _ledger = ledger;
    }

    /// <summary>Runs a schedule.</summary>
    /// <returns>What it shows.</returns>
    public static ModelTally Play(int seed, Func<ModelLedger> ledger)
    {
        var run = new ModelRun(seed, ledger());
        run.Play();
        return run.Judge();
    }

    private void Play()
    {
        for (var step = 0; step < Steps; step++)
        {
            Move(mayDie: true);
        }

        // From here on everybody lives, so that whatever is left open is settled.
        Calm();
        foreach (var row in _ledger.Rows.Where(r => r.Status == CallStatus.Undecidable).ToList())
        {
            _undecidable++;
            // What vanished may raise an alarm, which lets another call begin: then two faces may be new.
            var isAlarmed = _options.Vanishes && _ledger.Rows.Any(r => r.IsAlarmed);
            _needless += _options.ProvesAbsence && !isAlarmed ? 1 : 0;
            // A person looks: nothing of it can land any more.
            _ledger.Resolve(row.Id, _vendor.Faces.Any(f => ModelLedger.Id(f.Picture) == row.Id));
        }

        Calm();
    }

    private void Calm()
    {
        for (var step = 0; step < CalmSteps && !(IsQuiet() && Pictures().All(IsSettled)); step++)
        {
            Move(mayDie: false);
        }
    }

    private void Move(bool mayDie)
    {
        if (_random.Next(3) == 0)
        {
            _vendor.Tick();
        }

        if (mayDie && _options.Vanishes && _random.Next(15) == 0)
        {
            _vendor.Delete();
        }

        var i = _random.Next(2);
        if (mayDie && _random.Next(12) == 0)
        {
            // A new process under a new name begins from the start: it remembers nothing.
            _owners[i] = null;
            _asleep[i] = 0;
        }
        else if (mayDie && _random.Next(10) == 0)
        {
            _asleep[i] = _random.Next(1, 25);
        }

        if (_asleep[i] > 0 && mayDie)
        {
            _asleep[i]--;
            return;
        }

        if (_owners[i] is null && (mayDie || _starts < 1000))
        {
            if (!mayDie && Pictures().All(IsSettled))
            {
                return;
            }

            _owners[i] = new ModelOwner(_vendor, _ledger, _options).Run(
                $"owner {++_starts}",
                _random.Next(2) == 0 ? [1, 2] : [2, 1]
            );
        }

        if (_owners[i] is { } owner && !owner.MoveNext())
        {
            _owners[i] = null;
        }
    }

    private bool IsQuiet() => Array.TrueForAll(_owners, o => o is null);

    private static int[] Pictures() => [1, 2];

    private bool IsSettled(int picture) =>
        _ledger.Row(picture) switch
        {
            { Status: CallStatus.Undecidable } => true,
            // One that vanished is not yet missed.
            { IsAnswer: true } => !_options.Vanishes || _vendor.Faces.Any(f => f.Picture == picture),
            _ => false,
        };

    /// <summary>The vendor's faces are the truth.</summary>
    private ModelTally Judge()
    {
        var tally = new ModelTally
        {
            Schedules = 1,
            Undecidable = _undecidable,
            NeedlesslyUndecidable = _needless,
        };
        foreach (var picture in Pictures())
        {
            var row = _ledger.Row(picture);
            var stored = _vendor.Faces.Where(f => f.Picture == picture).ToList();
            tally.Attempts += row?.Attempt ?? 0;
            tally.Twice += stored.Count > 1 ? 1 : 0;
            // A reply that comes after its face has vanished, and another was sent, looks as if both were in.
            tally.Alarms += row?.IsAlarmed == true && !_options.Vanishes ? 1 : 0;
            switch (row?.Status)
            {
                case CallStatus.Enrolled:
                    tally.Settled += stored.Count == 1 ? 1 : 0;
                    tally.Lost += stored.Count == 0 ? 1 : 0;
                    tally.WrongFace +=
                        stored.Count == 1
                        && row.Pictures[0].FaceId is not null
                        && row.Pictures[0].FaceId != stored[0].Id.ToString(CultureInfo.InvariantCulture)
                            ? 1
                            : 0;
                    break;
                case CallStatus.Undecidable:
                    tally.Settled += stored.Count < 2 ? 1 : 0;
                    // It was resolved, sent again, and is undecidable once more.
                    break;
                default:
                    tally.Lost++;
                    break;
            }
        }

        return tally;
    }
}
