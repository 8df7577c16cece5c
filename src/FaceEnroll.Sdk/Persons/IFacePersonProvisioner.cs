namespace FaceEnroll.Sdk;

/// <summary>
/// Makes people at vendors where a person must exist before its faces (<see cref="FaceEnrollmentLimits.PersonMustExist"/>):
/// Tencent CreatePerson and Guardrails person/add.
/// </summary>
/// <remarks>Safe for concurrent use.</remarks>
/// <example>
/// <code>
/// public static async Task EnrollNewPersonAsync(
///     IFaceEnrollmentClient client,
///     IServiceProvider services,
///     FaceImage portrait,
///     CancellationToken cancellationToken
/// )
/// {
///     if (client.Limits.PersonMustExist)
///     {
///         var isTencent = client.Vendor == FaceVendor.TencentCloud;
///         var person = new FacePersonRequest("person-1", "staff")
///         {
///             Name = "Ada", // required at Tencent Cloud
///             FirstImage = isTencent ? portrait : null, // stored there at once; refused at Guardrails
///         };
///         var provisioner = services.GetRequiredService&lt;IFacePersonProvisioner&gt;();
///         await provisioner.CreatePersonAsync(person, cancellationToken);
///         if (isTencent)
///         {
///             return;
///         }
///     }
///
///     await client.EnrollAsync(new FaceEnrollmentRequest("person-1", portrait), cancellationToken);
/// }
/// </code>
/// </example>
public interface IFacePersonProvisioner
{
    /// <summary>
    /// Makes a person. Tencent stores the person's first face in the same call, so there it is an enrollment with its own
    /// certainty; Guardrails stores no face.
    /// </summary>
    /// <param name="request">The person.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>What was made.</returns>
    /// <exception cref="FaceEnrollmentException">
    /// As for an enrollment; <see cref="FaceEnrollmentErrorKind.Duplicate"/> when the person exists already.
    /// </exception>
    Task<FacePersonResult> CreatePersonAsync(FacePersonRequest request, CancellationToken cancellationToken = default);
}
