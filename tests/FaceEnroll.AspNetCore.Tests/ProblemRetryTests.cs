using System.Net;
using FaceEnroll.Sdk;
using Microsoft.Extensions.DependencyInjection;
using Kind = FaceEnroll.Sdk.FaceEnrollmentErrorKind;

namespace FaceEnroll.AspNetCore.Tests;

/// <summary>When a problem tells its reader to send again, whatever a host wrote into the error.</summary>
[TestOf(typeof(FaceEnrollmentProblemDetailsExtensions))]
public class ProblemRetryTests
{
    [TestCase(FaceEnrollmentCertainty.Unknown, (FaceOperationPurpose)99, false)]
    [TestCase(FaceEnrollmentCertainty.Unknown, FaceOperationPurpose.Enroll, false)]
    [TestCase(FaceEnrollmentCertainty.Unknown, FaceOperationPurpose.Read, true)]
    [TestCase(FaceEnrollmentCertainty.Unknown, FaceOperationPurpose.Delete, true)]
    [TestCase(FaceEnrollmentCertainty.Unknown, FaceOperationPurpose.Manage, true)]
    [TestCase((FaceEnrollmentCertainty)99, FaceOperationPurpose.Enroll, false)]
    [TestCase((FaceEnrollmentCertainty)99, FaceOperationPurpose.Read, true)]
    public async Task Post_WhatMayHaveHappened_IsRetryableOnlyWhereAgainIsSafe(
        FaceEnrollmentCertainty certainty,
        FaceOperationPurpose purpose,
        bool isRetryable
    )
    {
        var error = new FaceEnrollmentError(FaceVendor.FinAuth, "x", Kind.Throttled, certainty)
        {
            Purpose = purpose,
            IsRetryable = true,
            RetryAfter = TimeSpan.FromSeconds(1),
        };
        var (reply, problem) = await ProblemHost.FailAsync(new FaceEnrollmentException(error));
        using (reply)
        {
            Assert.That(reply.StatusCode, Is.EqualTo(HttpStatusCode.BadGateway));
            Assert.That(reply.Headers.RetryAfter is not null, Is.EqualTo(isRetryable));
            Assert.That(problem.GetProperty("isRetryable").GetBoolean(), Is.EqualTo(isRetryable));
            Assert.That(problem.GetProperty("certainty").GetString(), Is.EqualTo("Unknown"));
        }
    }

    [Test]
    public async Task Post_TheCallersFault_NeverAsksToSendAgain([Values] Kind kind)
    {
        var error = new FaceEnrollmentError(FaceVendor.FinAuth, "add", kind, FaceEnrollmentCertainty.NotApplied)
        {
            IsRetryable = true,
            RetryAfter = TimeSpan.FromSeconds(1),
            BlockScope = FaceEnrollmentBlockScope.Person,
        };
        var (reply, problem) = await ProblemHost.FailAsync(new FaceEnrollmentException(error));
        using (reply)
        {
            // A conflict may end.
            var mayHelp = (int)reply.StatusCode >= 500 || kind == Kind.Conflict;
            Assert.That(reply.Headers.RetryAfter is not null, Is.EqualTo(mayHelp), reply.StatusCode.ToString());
            Assert.That(problem.GetProperty("isRetryable").GetBoolean(), Is.EqualTo(mayHelp));
        }
    }
}
