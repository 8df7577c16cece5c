using FaceEnroll.Sdk;
using Microsoft.AspNetCore.Mvc;

namespace WebHost;

/// <summary>Takes a person out of the library, and finishes that later. The person's id comes as a form, as for enrolling.</summary>
internal static class ErasureEndpoint
{
    public static async Task<IResult> EraseAsync(
        [FromForm] string person,
        IFaceEnrollmentClient client,
        ErasureReceipts receipts
    )
    {
        if (string.IsNullOrWhiteSpace(person))
        {
            return TypedResults.Problem("The form's person is empty.", statusCode: StatusCodes.Status400BadRequest);
        }

        if (client is not IFaceEraser eraser)
        {
            return TypedResults.Problem(
                $"{client.Vendor} publishes no operation that deletes: ask its support.",
                statusCode: StatusCodes.Status501NotImplemented
            );
        }

        // A caller that hangs up does not stop it either.
        var receipt = await eraser.ErasePersonAsync(person, cancellationToken: CancellationToken.None);
        receipts.Save(receipt);
        return Answer(receipt);
    }

    /// <param name="id">The erasure's id.</param>
    /// <param name="keep">The person's faces that this host enrolled since, as its own records have them; none without a body.</param>
    /// <param name="client">The client.</param>
    /// <param name="receipts">Where receipts are kept.</param>
    public static async Task<IResult> VerifyAsync(
        string id,
        [FromBody] FacesToKeep? keep,
        IFaceEnrollmentClient client,
        ErasureReceipts receipts
    )
    {
        // Where the vendor deletes nothing, there is no receipt either.
        if (client is not IFaceEraser eraser || receipts.Find(id) is not { } receipt)
        {
            return TypedResults.NotFound();
        }

        receipt = await eraser.VerifyErasureAsync(receipt, keep?.FaceIds, CancellationToken.None);
        receipts.Save(receipt);
        return Answer(receipt);
    }

    private static IResult Answer(FaceErasureReceipt receipt) =>
        TypedResults.Json(
            PersonErasure.Of(receipt),
            PortraitJson.Default.PersonErasure,
            statusCode: receipt.Status == FaceErasureStatus.Pending
                ? StatusCodes.Status202Accepted
                : StatusCodes.Status200OK
        );
}
