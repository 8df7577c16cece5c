using FaceEnroll.Sdk.Http;

namespace FaceEnroll.Sdk.Tests.Http;

/// <summary>Whose face it may be.</summary>
public class FaceClaimsTests
{
    private static readonly PersonKey s_person = new(FaceVendor.AlibabaIdVerification, "https://vendor", "person-1");

    [TestCase(null, ExpectedResult = true)]
    [TestCase("its-own", ExpectedResult = false)]
    public bool Claim_NoIdWasNamed_TheFaceFoundForAnOpenTicketMayBeThat(string? reference)
    {
        var claims = new FaceClaims();
        var lost = new FaceEnrollmentTicket
        {
            OperationId = "lost",
            Reference = reference,
            KnownFaceIds = [],
        };
        claims.Open(s_person, lost, TimeSpan.FromMinutes(15));
        claims.Claim(s_person, "later", [], TimeSpan.Zero);
        // Asking opens it again.
        claims.Open(s_person, lost, TimeSpan.FromMinutes(15));

        return claims.Of(s_person).MayBelongToAnother(lost, ["new"]);
    }
}
