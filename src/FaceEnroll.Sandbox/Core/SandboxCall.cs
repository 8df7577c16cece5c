using FaceEnroll.Sandbox.Pictures;
using FaceEnroll.Sandbox.Signing;
using FaceEnroll.Sandbox.Wire;

namespace FaceEnroll.Sandbox.Core;

/// <summary>One request to a vendor, read whole, and what was found in it.</summary>
internal sealed class SandboxCall(long number, RequestHead head, ReadOnlyMemory<byte> body, DateTimeOffset receivedAt)
{
    public long Number => number;

    public RequestHead Head => head;

    public ReadOnlyMemory<byte> Body => body;

    /// <summary>When the whole request was there, by the sandbox's clock and <see cref="ClockError"/>.</summary>
    public DateTimeOffset ReceivedAt => receivedAt;

    /// <summary>When signature and token are judged: that is when the call is executed.</summary>
    public DateTimeOffset JudgedAt => _resumedAt ?? receivedAt;

    /// <summary>
    /// When work on it began, by the sandbox's clock alone: once it was whole, and after the time that a fault makes it
    /// wait.
    /// </summary>
    public required DateTimeOffset RunningSince { get; set; }

    /// <summary>What a fault adds to the clock for this call alone.</summary>
    public TimeSpan ClockError { get; init; }

    /// <summary>Whether it was accepted before, so that its nonce is its own.</summary>
    public bool IsResumed => _resumedAt is not null;

    private DateTimeOffset? _resumedAt;

    /// <summary>The vendor's name of the operation; null while unknown.</summary>
    public string? Operation { get; set; }

    /// <summary>A random UUID in lower case; the vendors' replies write it in their own ways.</summary>
    public string RequestId { get; } = Identifiers.NewUuid();

    /// <summary>Null until authentication has run, and for operations without one.</summary>
    public SignatureReport? Signature { get; set; }

    /// <summary>What authentication has to parse anyway: a form, a list of parameters.</summary>
    public object? Parsed { get; set; }

    public string? LibraryId { get; set; }

    public string? PersonId { get; set; }

    /// <summary>Whether a deletion is answered, but deletes nothing.</summary>
    public bool DeletesNothing { get; set; }

    /// <summary>Whether a page of a list lacks its last entry.</summary>
    public bool ListsTooLittle { get; set; }

    public List<SandboxPicture> Pictures { get; } = [];

    public List<SandboxFace> Enrolled { get; } = [];

    /// <summary>What the call shows of a page of a list.</summary>
    public List<T> Shown<T>(List<T> page) => ListsTooLittle && page.Count > 0 ? page.GetRange(0, page.Count - 1) : page;

    /// <summary>The same call, executed later.</summary>
    public SandboxCall ResumeAt(DateTimeOffset now) =>
        new(number, head, body, receivedAt)
        {
            ClockError = ClockError,
            _resumedAt = now,
            RunningSince = now - ClockError,
            Operation = Operation,
        };
}
