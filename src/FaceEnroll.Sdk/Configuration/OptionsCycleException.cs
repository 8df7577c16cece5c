namespace FaceEnroll.Sdk.Configuration;

/// <summary>Setting a registration's options asks for its own client.</summary>
internal sealed class OptionsCycleException(string path)
    : InvalidOperationException(
        $"Setting the options of a face enrollment registration asks for its own client ({path}). Take the client, or the "
            + "service that needs it, from the services inside the callback (OnSending, CredentialsProvider), where it is "
            + "called, and not while the options are set."
    );
