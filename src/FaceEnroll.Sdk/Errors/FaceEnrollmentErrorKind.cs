using System.Text.Json.Serialization;

namespace FaceEnroll.Sdk;

/// <summary>What went wrong, in one vocabulary for all vendors. The vendor's own code stays beside it.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<FaceEnrollmentErrorKind>))]
public enum FaceEnrollmentErrorKind
{
    /// <summary>Not classified. Never used by this library's own errors.</summary>
    None = 0,

    /// <summary>Key, secret, signature or token was refused.</summary>
    Authentication,

    /// <summary>The key is known but may not do this.</summary>
    Permission,

    /// <summary>The vendor says that this machine's clock is wrong.</summary>
    ClockSkew,

    /// <summary>Too many requests for the moment.</summary>
    Throttled,

    /// <summary>A limit on faces, people, groups or calls is reached.</summary>
    Quota,

    /// <summary>Arrears, a frozen account, or a service that is not activated.</summary>
    Billing,

    /// <summary>The request is wrong and stays wrong.</summary>
    InvalidRequest,

    /// <summary>The person does not exist at the vendor.</summary>
    PersonNotFound,

    /// <summary>The face library, group or set does not exist at the vendor.</summary>
    LibraryNotFound,

    /// <summary>The picture cannot be used: format, size, unreadable, cannot be downloaded.</summary>
    ImageInvalid,

    /// <summary>No face was found in the picture.</summary>
    NoFace,

    /// <summary>A face was found, but its quality or its likeness to the person's other faces is too low.</summary>
    ImageQuality,

    /// <summary>It exists already.</summary>
    Duplicate,

    /// <summary>Another operation on the same person or resource is running, or the request was seen before.</summary>
    Conflict,

    /// <summary>The vendor failed.</summary>
    VendorFault,

    /// <summary>The connection could not be made or broke.</summary>
    Transport,

    /// <summary>The time allowed is over.</summary>
    Timeout,

    /// <summary>The reply is not what the vendor documents: unreadable, too large, or without its members.</summary>
    Protocol,

    /// <summary>A limit of this process: its rate limiter's queue is full.</summary>
    LocalLimit,

    /// <summary>The circuit breaker is open; nothing was sent.</summary>
    CircuitOpen,

    /// <summary>
    /// The picture's own source failed: its file is missing or may not be read, or its stream broke off. This says nothing
    /// about the picture itself.
    /// </summary>
    ImageSource,

    /// <summary>
    /// Something that the host application provides failed before anything was sent: <c>OnSending</c>, the ticket store or
    /// the rate limiter. Its own exception is the inner one.
    /// </summary>
    HostCallback,
}
