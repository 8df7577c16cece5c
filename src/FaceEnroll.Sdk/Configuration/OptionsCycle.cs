namespace FaceEnroll.Sdk.Configuration;

/// <summary>
/// Notices options that cannot be made without the client that needs them. The container does not: it would make one inside
/// the other until the stack ends, continue on another thread, and wait for itself.
/// </summary>
internal static class OptionsCycle
{
    // Per flow, not per thread: deep in the stack the container continues on another thread.
    private static readonly AsyncLocal<Making?> s_making = new();

    /// <summary>Makes a registration's options.</summary>
    /// <param name="services">The container.</param>
    /// <param name="registration">The registration.</param>
    /// <param name="make">Makes them.</param>
    /// <exception cref="OptionsCycleException">Whoever asks for them now is already making them.</exception>
    public static T Make<T>(IServiceProvider services, string registration, Func<T> make)
    {
        var outer = s_making.Value;
        for (var one = outer; one is not null; one = one.Outer)
        {
            if (one.Is(services, registration))
            {
                throw new OptionsCycleException(outer!.Path(one) + registration);
            }
        }

        var making = new Making(services, registration, outer);
        s_making.Value = making;
        try
        {
            return make();
        }
        finally
        {
            // What the callback started and left running still has this flow.
            making.IsOver = true;
            s_making.Value = outer;
        }
    }

    private sealed class Making(IServiceProvider services, string registration, Making? outer)
    {
        private volatile bool _isOver;

        public Making? Outer { get; } = outer;

        public bool IsOver
        {
            set => _isOver = value;
        }

        public bool Is(IServiceProvider container, string name) =>
            !_isOver && ReferenceEquals(services, container) && registration == name;

        /// <summary>From one of the outer ones to this one, each followed by an arrow.</summary>
        public string Path(Making from) =>
            (ReferenceEquals(this, from) ? "" : Outer!.Path(from)) + registration + " -> ";
    }
}
