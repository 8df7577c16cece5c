namespace FaceEnroll.Sdk.Sending;

/// <summary>Tells what kind of handler stands below the guard.</summary>
internal static class PrimaryKinds
{
    public static PrimaryKind Of(HttpMessageHandler? handler) =>
        handler switch
        {
            null => PrimaryKind.Unseen,
            DelegatingHandler => PrimaryKind.Unseen,
            _ when IsOfPlatform(handler.GetType()) => PrimaryKind.Real,
            // A derived class may send in its own way.
            HttpClientHandler => PrimaryKind.Unseen,
            _ => PrimaryKind.Stub,
        };

    /// <summary>By name: most of them do not exist on every target.</summary>
    private static bool IsOfPlatform(Type type) =>
        type == typeof(HttpClientHandler)
        || type.FullName
            is "System.Net.Http.SocketsHttpHandler"
                or "System.Net.Http.WinHttpHandler"
                or "System.Net.Http.NSUrlSessionHandler"
                or "Xamarin.Android.Net.AndroidMessageHandler";
}
