using System.Collections.Concurrent;

namespace FaceEnroll.Sandbox.Core;

/// <summary>Requests per second and vendor, counted in whole seconds of the sandbox's clock.</summary>
internal sealed class RateLimits
{
    private readonly object _gate = new();
    private readonly ConcurrentDictionary<SandboxVendor, Window> _windows = new();

    /// <summary>What the vendors' pages say; FinAuth and ADVANCE.AI state no number.</summary>
    public void UseDocumented()
    {
        Set(SandboxVendor.TencentCloud, 50);
        Set(SandboxVendor.AlibabaGuardrails, 20);
        Set(SandboxVendor.AlibabaIdVerification, 10);
    }

    public void Set(SandboxVendor vendor, int? perSecond)
    {
        if (perSecond is { } limit)
        {
            _windows[vendor] = new Window(limit);
        }
        else
        {
            _windows.TryRemove(vendor, out _);
        }
    }

    public void Clear() => _windows.Clear();

    public bool TryTake(SandboxVendor vendor, DateTimeOffset now)
    {
        if (!_windows.TryGetValue(vendor, out var window))
        {
            return true;
        }

        lock (_gate)
        {
            var second = now.ToUnixTimeSeconds();
            if (window.Second != second)
            {
                window.Second = second;
                window.Taken = 0;
            }

            return ++window.Taken <= window.Limit;
        }
    }

    private sealed class Window(int limit)
    {
        public int Limit => limit;
        public long Second { get; set; }
        public int Taken { get; set; }
    }
}
