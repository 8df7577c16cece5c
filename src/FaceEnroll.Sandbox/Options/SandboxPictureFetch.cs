namespace FaceEnroll.Sandbox;

/// <summary>What the sandbox does with a picture that comes as an address. It never goes out to the network.</summary>
public enum SandboxPictureFetch
{
    /// <summary>Pictures on loopback are fetched; any other address "could not be downloaded".</summary>
    Loopback,

    /// <summary>Only what the sandbox itself publishes is fetched; any other address is trusted, unseen.</summary>
    Unseen,
}
