using System.Globalization;
using FaceEnroll.Sandbox.Pictures;
using FaceEnroll.Sandbox.Signing;
using FaceEnroll.Sandbox.Wire;

namespace FaceEnroll.Sandbox.Hosting;

/// <summary>One request to a vendor, read as a whole, and what was found in it.</summary>
internal sealed class SandboxCall(long number, RequestHead head, ReadOnlyMemory<byte> body, DateTimeOffset receivedAt)
{
    public long Number => number;

    public RequestHead Head => head;

    public ReadOnlyMemory<byte> Body => body;

    /// <summary>By the sandbox's clock, with whatever offset was in force for this call.</summary>
    public DateTimeOffset ReceivedAt => receivedAt;

    /// <summary>The vendor's name of the operation; null while unknown.</summary>
    public string? Operation { get; set; }

    /// <summary>A random UUID in lower case; the vendors' replies write it in their own ways.</summary>
    public string RequestId { get; } = Guid.NewGuid().ToString("D", CultureInfo.InvariantCulture);

    /// <summary>Null until authentication ran, and for operations without one.</summary>
    public SignatureReport? Signature { get; set; }

    /// <summary>What authentication had to parse anyway: a form, a list of parameters.</summary>
    public object? Parsed { get; set; }

    public string? LibraryId { get; set; }

    public string? PersonId { get; set; }

    public List<SandboxPicture> Pictures { get; } = [];

    public List<SandboxFace> Enrolled { get; } = [];
}
