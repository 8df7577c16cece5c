using System.Text;

namespace FaceEnroll.Sdk.Tests.Contract;

/// <summary>A refusal that ends before its code does, without HTTP noticing.</summary>
public abstract partial class VendorContractTests<TOptions>
{
    [Test]
    public void Refused_ReplyCutAtAnyByte_IsUnknownWhateverTheStatus()
    {
        var reply = Encoding.UTF8.GetBytes(RefusalSaying("m"));
        for (var length = 1; length < reply.Length; length++)
        {
            var wire = WireOf((400, Encoding.UTF8.GetString(reply, 0, length)));
            var e = Fails<FaceEnrollmentOutcomeUnknownException>(wire);
            Assert.That((e.IsRetryable, Enrollments(wire).Count), Is.EqualTo((false, 1)), $"{length} bytes");
        }
    }
}
