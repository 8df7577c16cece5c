namespace FaceEnroll.Handlers;

/// <summary>How a host brings its handlers in.</summary>
internal enum Arrangement
{
    /// <summary>On the registration's named client.</summary>
    Named,

    /// <summary>On all clients, by ConfigureHttpClientDefaults.</summary>
    Defaults,

    /// <summary>In an HttpClient of its own, with the guard in front of the primary handler.</summary>
    OwnGuarded,

    /// <summary>In an HttpClient of its own, without the guard.</summary>
    OwnUnguarded,
}
