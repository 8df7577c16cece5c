namespace FaceEnroll.Sandbox;

/// <summary>What the sandbox does with a picture that comes as an address. It never goes out to the network.</summary>
public enum SandboxPictureFetch
{
    /// <summary>Pictures on loopback are fetched; any other address "could not be downloaded".</summary>
    Loopback,

    /// <summary>Nothing is fetched but what the sandbox itself publishes; any other address is taken on trust, unseen.</summary>
    Unseen,
}
