using System.IO.Enumeration;
using System.Security.Cryptography;

namespace FaceEnroll.Sandbox;

/// <summary>
/// Instructions that say which picture gets which verdict. The first that fits wins: one-shot instructions, then
/// pictures, then person patterns. Safe to use from several threads while the sandbox runs.
/// </summary>
public sealed class SandboxVerdicts
{
    private readonly object _gate = new();

    // Saves every ordinary picture the lock.
    private volatile bool _any;

    private readonly List<OneShot> _next = [];
    private readonly List<Rule> _pictures = [];
    private readonly List<Rule> _people = [];

    /// <summary>Gives the next pictures a verdict.</summary>
    /// <param name="verdict">The verdict.</param>
    /// <param name="vendor">The vendor meant; null (the default) for any.</param>
    /// <param name="count">How many pictures, 1 by default.</param>
    public void Next(SandboxVerdict verdict, SandboxVendor? vendor = null, int count = 1)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(count);
        lock (_gate)
        {
            _next.Add(new OneShot(verdict, vendor, count));
            _any = true;
        }

        Changed?.Invoke();
    }

    /// <summary>Gives every picture of matching people a verdict.</summary>
    /// <param name="pattern">A person id in which <c>*</c> and <c>?</c> are wildcards; case matters.</param>
    /// <param name="verdict">The verdict.</param>
    /// <param name="vendor">The vendor meant; null (the default) for any.</param>
    public void ForPerson(string pattern, SandboxVerdict verdict, SandboxVendor? vendor = null)
    {
        ArgumentException.ThrowIfNullOrEmpty(pattern);
        lock (_gate)
        {
            _people.Add(new Rule(pattern, verdict, vendor));
            _any = true;
        }

        Changed?.Invoke();
    }

    /// <summary>Gives one picture, known by its content, a verdict.</summary>
    /// <param name="picture">The picture's bytes.</param>
    /// <param name="verdict">The verdict.</param>
    /// <param name="vendor">The vendor meant; null (the default) for any.</param>
    public void ForPicture(ReadOnlySpan<byte> picture, SandboxVerdict verdict, SandboxVendor? vendor = null) =>
        ForPictureHash(Convert.ToHexString(SHA256.HashData(picture)), verdict, vendor);

    /// <summary>Gives one picture, known by the SHA-256 of its content, a verdict.</summary>
    /// <param name="sha256">The hash in hexadecimal, in either case.</param>
    /// <param name="verdict">The verdict.</param>
    /// <param name="vendor">The vendor meant; null (the default) for any.</param>
    public void ForPictureHash(string sha256, SandboxVerdict verdict, SandboxVendor? vendor = null)
    {
        ArgumentException.ThrowIfNullOrEmpty(sha256);
        lock (_gate)
        {
            _pictures.Add(new Rule(sha256, verdict, vendor));
            _any = true;
        }

        Changed?.Invoke();
    }

    /// <summary>Forgets every instruction.</summary>
    public void Clear()
    {
        lock (_gate)
        {
            _any = false;
            _next.Clear();
            _pictures.Clear();
            _people.Clear();
        }

        Changed?.Invoke();
    }

    /// <summary>Something was set or ended; not that a picture used it up.</summary>
    internal event Action? Changed;

    /// <summary>These instructions and no others.</summary>
    internal void Restore(IReadOnlyList<WaitingVerdict> verdicts)
    {
        Clear();
        foreach (var waiting in verdicts)
        {
            if (waiting.Person is { } person)
            {
                ForPerson(person, waiting.Verdict, waiting.Vendor);
            }
            else if (waiting.Picture is { } picture)
            {
                ForPictureHash(picture, waiting.Verdict, waiting.Vendor);
            }
            else
            {
                Next(waiting.Verdict, waiting.Vendor, waiting.Left!.Value);
            }
        }
    }

    /// <summary>What waits, in the order in which it is looked at.</summary>
    internal IReadOnlyList<WaitingVerdict> Describe()
    {
        lock (_gate)
        {
            return
            [
                .. _next.Select(shot => new WaitingVerdict(shot.Verdict, shot.Vendor) { Left = shot.Left }),
                .. _pictures.Select(rule => new WaitingVerdict(rule.Verdict, rule.Vendor) { Picture = rule.Key }),
                .. _people.Select(rule => new WaitingVerdict(rule.Verdict, rule.Vendor) { Person = rule.Key }),
            ];
        }
    }

    internal SandboxVerdict Decide(SandboxVendor vendor, string? personId, string sha256)
    {
        if (!_any)
        {
            return SandboxVerdict.Face;
        }

        lock (_gate)
        {
            for (var i = 0; i < _next.Count; i++)
            {
                var shot = _next[i];
                if (shot.Vendor is null || shot.Vendor == vendor)
                {
                    if (--shot.Left == 0)
                    {
                        _next.RemoveAt(i);
                    }

                    return shot.Verdict;
                }
            }

            foreach (var rule in _pictures)
            {
                if (rule.Fits(vendor) && string.Equals(rule.Key, sha256, StringComparison.OrdinalIgnoreCase))
                {
                    return rule.Verdict;
                }
            }

            foreach (var rule in _people)
            {
                if (rule.Fits(vendor) && FileSystemName.MatchesSimpleExpression(rule.Key, personId, ignoreCase: false))
                {
                    return rule.Verdict;
                }
            }

            return SandboxVerdict.Face;
        }
    }

    private sealed class OneShot(SandboxVerdict verdict, SandboxVendor? vendor, int count)
    {
        public SandboxVerdict Verdict => verdict;
        public SandboxVendor? Vendor => vendor;
        public int Left { get; set; } = count;
    }

    private sealed class Rule(string key, SandboxVerdict verdict, SandboxVendor? vendor)
    {
        public string Key => key;
        public SandboxVerdict Verdict => verdict;
        public SandboxVendor? Vendor => vendor;

        public bool Fits(SandboxVendor asked) => vendor is null || vendor == asked;
    }
}
