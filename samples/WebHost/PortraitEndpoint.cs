using FaceEnroll.Sdk;
using Microsoft.AspNetCore.Mvc;

namespace WebHost;

/// <summary>
/// Takes a person's id and picture as a form (in a URL the id would be in every log on the way) and enrolls it. What fails
/// becomes a problem: AddFaceEnrollmentProblemDetails.
/// </summary>
internal static class PortraitEndpoint
{
    public static async Task<IResult> EnrollAsync(
        [FromForm] string person,
        IFormFile portrait,
        IFaceEnrollmentClient client
    )
    {
        if (string.IsNullOrWhiteSpace(person))
        {
            return TypedResults.Problem("The form's person is empty.", statusCode: StatusCodes.Status400BadRequest);
        }

        await using var content = portrait.OpenReadStream();
        var request = new FaceEnrollmentRequest(person, FaceImage.FromStream(content));
        // A caller that hangs up does not stop it: an enrollment cut short is one whose outcome nobody may know.
        var result = await client.EnrollAsync(request, CancellationToken.None);
        var image = result.Images[0];
        return TypedResults.Json(
            new EnrolledPortrait(result.Vendor, image.Status, image.FaceId, result.RequestId),
            PortraitJson.Default.EnrolledPortrait,
            statusCode: StatusCodes.Status201Created
        );
    }
}
