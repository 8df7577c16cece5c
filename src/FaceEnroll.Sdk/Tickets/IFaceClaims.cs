namespace FaceEnroll.Sdk.Tickets;

/// <summary>What this process knows of a person's faces beyond a ticket.</summary>
internal interface IFaceClaims
{
    /// <summary>Whether the face was given to another call.</summary>
    bool IsAnothers(FaceEnrollmentTicket ticket, string faceId);

    /// <summary>Whether another open ticket of the person may have added one of these faces.</summary>
    bool MayBelongToAnother(FaceEnrollmentTicket ticket, IReadOnlyList<string> faceIds);
}
