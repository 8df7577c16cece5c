namespace FaceEnroll.Sdk.Tickets;

internal sealed partial class FaceClaims
{
    /// <summary>What is known for one person.</summary>
    private sealed class View(FaceClaims all, PersonKey key) : IFaceClaims
    {
        public bool IsAnothers(FaceEnrollmentTicket ticket, string faceId)
        {
            lock (all._people)
            {
                for (var claim = all.First(key); claim is not null; claim = claim.Next)
                {
                    if (claim.FaceId == faceId)
                    {
                        return claim.OperationId != ticket.OperationId;
                    }
                }

                return all._recent.IsAnothers(key, faceId, ticket.OperationId);
            }
        }

        public bool MayBelongToAnother(FaceEnrollmentTicket ticket, IReadOnlyList<string> faceIds)
        {
            lock (all._people)
            {
                var now = Now;
                for (var claim = all.First(key); claim is not null; claim = claim.Next)
                {
                    if (
                        claim.OperationId == ticket.OperationId
                            ? claim.IsBlurred || claim.MayHide
                            : claim.MayHaveAdded(now)
                                && claim.Ticket is { } other
                                && MayHaveAdded(other, ticket, faceIds)
                    )
                    {
                        return true;
                    }
                }

                return false;
            }
        }

        /// <summary>A face that was there before a call is not that call's.</summary>
        private static bool MayHaveAdded(
            FaceEnrollmentTicket other,
            FaceEnrollmentTicket ticket,
            IReadOnlyList<string> faceIds
        )
        {
            if (other.LibraryId != ticket.LibraryId)
            {
                return false;
            }

            return other.KnownFaceIds is not { } known || faceIds.Any(id => !known.Contains(id));
        }
    }
}
