namespace FaceEnroll.Sandbox;

/// <summary>
/// The faults that are to happen. The first one given that fits a call wins. A fault counts only for calls that get as far
/// as it: most come after authentication. What a fault says of storing holds for a deletion in the same way, where one is
/// named as the operation. Safe to use from several threads while the sandbox runs.
/// </summary>
public sealed class SandboxFaults
{
    /// <summary>As an operation: any of the vendor's operations.</summary>
    public const string AnyOperation = "*";

    private readonly object _gate = new();
    private readonly List<Rule> _rules = [];

    // Saves every ordinary call the lock.
    private volatile bool _any;

    private readonly Action _changed;

    /// <param name="changed">Told of what is set and ended; not of what a call uses up.</param>
    internal SandboxFaults(Action changed) => _changed = changed;

    /// <summary>How many rules are still in force.</summary>
    public int Count
    {
        get
        {
            lock (_gate)
            {
                return _rules.Count;
            }
        }
    }

    /// <summary>Makes the next calls fail.</summary>
    /// <param name="vendor">The vendor; null for any.</param>
    /// <param name="fault">How.</param>
    /// <param name="count">How many calls. Default: 1.</param>
    /// <param name="operation">
    /// The operation by the vendor's name; null (the default) for the one that enrolls; <see cref="AnyOperation"/> for all.
    /// </param>
    public void Next(SandboxVendor? vendor, SandboxFault fault, int count = 1, string? operation = null)
    {
        ArgumentNullException.ThrowIfNull(fault);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(count);
        Add(new Rule(vendor, operation, fault) { Left = count });
    }

    /// <summary>Makes calls fail at random, the same ones for the same seed, until <see cref="Clear"/>.</summary>
    /// <param name="vendor">The vendor; null for any.</param>
    /// <param name="fault">How.</param>
    /// <param name="probability">Between 0 and 1.</param>
    /// <param name="seed">Seed of the generator.</param>
    /// <param name="operation">As for <see cref="Next"/>.</param>
    public void WithProbability(
        SandboxVendor? vendor,
        SandboxFault fault,
        double probability,
        int seed,
        string? operation = null
    )
    {
        ArgumentNullException.ThrowIfNull(fault);
        ArgumentOutOfRangeException.ThrowIfNegative(probability);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(probability, 1);
#pragma warning disable CA5394 // A seeded generator is the purpose.
        var generator = new Random(seed);
        Add(new Rule(vendor, operation, fault) { Strikes = () => generator.NextDouble() < probability });
#pragma warning restore CA5394
    }

    /// <summary>Ends every fault.</summary>
    public void Clear()
    {
        lock (_gate)
        {
            _rules.Clear();
            _any = false;
        }

        _changed();
    }

    internal IReadOnlyList<(SandboxVendor? Vendor, string? Operation, string Name, int? Left)> Describe()
    {
        lock (_gate)
        {
            return
            [
                .. _rules.Select(r => (r.Vendor, r.Operation, r.Fault.Name, r.Strikes is null ? r.Left : (int?)null)),
            ];
        }
    }

    /// <summary>An operation that is not known yet (null) fits every rule of the vendor.</summary>
    internal SandboxFault? Take(SandboxVendor vendor, string? operation, string enrolling, FaultPhase phase)
    {
        if (!_any)
        {
            return null;
        }

        lock (_gate)
        {
            for (var i = 0; i < _rules.Count; i++)
            {
                var rule = _rules[i];
                if (Phase(rule.Fault) != phase || !rule.Fits(vendor, operation, enrolling))
                {
                    continue;
                }

                if (rule.Strikes is { } strikes)
                {
                    if (strikes())
                    {
                        return rule.Fault;
                    }

                    continue;
                }

                if (--rule.Left == 0)
                {
                    _rules.RemoveAt(i);
                }

                return rule.Fault;
            }

            return null;
        }
    }

    private static FaultPhase Phase(SandboxFault fault) =>
        fault.Kind switch
        {
            FaultKind.WrongClock => FaultPhase.Clock,
            FaultKind.Latency => FaultPhase.Latency,
            FaultKind.Headers => FaultPhase.Headers,
            FaultKind.StaleReply => FaultPhase.Stale,
            FaultKind.EarlyReply => FaultPhase.Early,
            FaultKind.Close
            or FaultKind.Hang when fault.Moment is SandboxMoment.BeforeReading or SandboxMoment.MidBody =>
                FaultPhase.Early,
            _ => FaultPhase.Late,
        };

    private void Add(Rule rule)
    {
        lock (_gate)
        {
            _rules.Add(rule);
            _any = true;
        }

        _changed();
    }

    private sealed class Rule(SandboxVendor? vendor, string? operation, SandboxFault fault)
    {
        public SandboxVendor? Vendor => vendor;
        public string? Operation => operation;
        public SandboxFault Fault => fault;
        public int Left { get; set; }
        public Func<bool>? Strikes { get; init; }

        public bool Fits(SandboxVendor called, string? calledOperation, string enrolling) =>
            (vendor is null || vendor == called)
            && (operation == AnyOperation || calledOperation is null || calledOperation == (operation ?? enrolling));
    }
}
