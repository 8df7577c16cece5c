using FaceEnroll.Sdk.Calls;
using FaceEnroll.Sdk.Primitives;
using FaceEnroll.Sdk.Tickets;

namespace FaceEnroll.Sdk.Enrollment;

/// <summary>Makes the ticket of a send.</summary>
internal static class NewTicket
{
    /// <summary>The ticket of a send, with the times that were fixed before its first byte.</summary>
    public static FaceEnrollmentTicket Of<TResult>(
        EnrollmentOperation<TResult> operation,
        Registration registration,
        FaceEnrollmentOptions options,
        int sendNumber
    )
        where TResult : class
    {
        var ticket = new FaceEnrollmentTicket
        {
            Version = FaceEnrollmentTicket.CurrentVersion,
            OperationId = Nonce.Hex(),
            Vendor = registration.Vendor,
            Operation = operation.Name,
            Registration = registration.Name,
            Account = registration.AccountOf(options),
            Endpoint = TicketParts.Authority(operation.CalledEndpoint),
            PersonId = operation.PersonId,
            LibraryId = operation.LibraryId,
            Reference = operation.Reference,
            Correlation = operation.Subject.Correlation,
            SendNumber = sendNumber,
            // A ledger lets one call of a person be under way at a time.
            MayOverlap = !options.SerializeCallsPerPerson && (options.Ledger is null || operation.Images.Count == 0),
            ImageSha256 = new string?[operation.Images.Count],
            SignatureValidity = operation.ReadBack.Validity,
        };
        operation.Record!.Stamp(ticket);
        return ticket;
    }
}
