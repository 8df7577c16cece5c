namespace FaceEnroll.Sdk.Sending;

/// <summary>What stands below the guard: it decides what an unread body means.</summary>
internal enum PrimaryKind
{
    /// <summary>A stub that answers by itself: a reply without a byte of the body is how it works.</summary>
    Stub = 0,

    /// <summary>A handler of the platform, which sends what it answers for.</summary>
    Real,

    /// <summary>Further handlers, or one with behaviour of its own: what happens below the guard cannot be seen.</summary>
    Unseen,
}
