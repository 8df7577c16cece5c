using System.Net;
using System.Net.Http.Headers;
using FaceEnroll.Sdk;
using Microsoft.Extensions.DependencyInjection;
using Kind = FaceEnroll.Sdk.FaceEnrollmentErrorKind;
using Scope = FaceEnroll.Sdk.FaceEnrollmentBlockScope;

namespace FaceEnroll.AspNetCore.Tests;

[TestOf(typeof(FaceEnrollmentProblemDetailsExtensions))]
public class FaceEnrollmentProblemDetailsExtensionsTests
{
    private const FaceEnrollmentCertainty NotApplied = FaceEnrollmentCertainty.NotApplied;

    private static FaceEnrollmentError Error(
        Kind kind,
        FaceEnrollmentCertainty certainty = NotApplied,
        Scope scope = Scope.Unspecified
    ) =>
        new(FaceVendor.TencentCloud, "CreateFace", kind, certainty)
        {
            VendorCode = "Some.Code",
            VendorMessage = "the vendor's own text",
            RequestId = "r-1",
            Detail = "the library's own text",
            IsRetryable = kind is Kind.Throttled or Kind.Transport,
            RetryAfter = kind == Kind.Throttled ? TimeSpan.FromSeconds(2.1) : null,
            BlockScope = scope,
        };

    private static IEnumerable<TestCaseData> Statuses()
    {
        yield return new(
            new FaceEnrollmentOutcomeUnknownException(Error(Kind.Timeout, FaceEnrollmentCertainty.Unknown)),
            502
        );
        yield return new(new FaceImageRejectedException(Error(Kind.NoFace)), 422);
        yield return new(new FaceImageRejectedException(Error(Kind.ImageQuality)), 422);
        yield return new(new FaceEnrollmentThrottledException(Error(Kind.Throttled)), 503);
        yield return new(new FaceEnrollmentAuthenticationException(Error(Kind.ClockSkew)), 503);
        yield return new(new FaceEnrollmentBlockedException(Error(Kind.Billing, scope: Scope.Account)), 503);
        yield return new(new FaceEnrollmentBlockedException(Error(Kind.Quota, scope: Scope.Account)), 503);
        yield return new(new FaceEnrollmentBlockedException(Error(Kind.Quota, scope: Scope.Person)), 409);
        yield return new(new FaceEnrollmentBlockedException(Error(Kind.Quota, scope: Scope.Call)), 400);
        yield return new(new FaceEnrollmentException(Error(Kind.InvalidRequest)), 400);
        yield return new(new FaceEnrollmentException(Error(Kind.ImageSource)), 400);
        yield return new(new FaceEnrollmentException(Error(Kind.PersonNotFound)), 404);
        yield return new(new FaceEnrollmentException(Error(Kind.Conflict)), 409);
        yield return new(new FaceEnrollmentException(Error(Kind.Transport)), 503);
        yield return new(new FaceEnrollmentException(Error(Kind.VendorFault)), 502);
        yield return new(
            new FaceEnrollmentCanceledException(Error(Kind.Timeout, FaceEnrollmentCertainty.NotSent)),
            503
        );
        yield return new(
            new FaceEnrollmentCanceledException(Error(Kind.Timeout, FaceEnrollmentCertainty.Unknown)),
            502
        );
    }

    [TestCaseSource(nameof(Statuses))]
    public async Task Post_AFailure_IsAProblemOfItsStatus(Exception failure, int status)
    {
        var (reply, problem) = await ProblemHost.FailAsync(failure);
        using (reply)
        {
            Assert.That((int)reply.StatusCode, Is.EqualTo(status));
            Assert.That(reply.Content.Headers.ContentType?.MediaType, Is.EqualTo("application/problem+json"));
            Assert.That(problem.GetProperty("status").GetInt32(), Is.EqualTo(status));
            Assert.That(problem.GetProperty("vendor").GetString(), Is.EqualTo("TencentCloud"));
            Assert.That(problem.GetProperty("requestId").GetString(), Is.EqualTo("r-1"));
            Assert.That(problem.GetProperty("title").GetString(), Is.Not.Empty);
            Assert.That(problem.GetRawText(), Does.Not.Contain("the vendor's own text"));
        }
    }

    [Test]
    public async Task Post_APictureRefused_TellsWhatTheCallerCanUse()
    {
        var (reply, problem) = await ProblemHost.FailAsync(new FaceImageRejectedException(Error(Kind.NoFace)));
        reply.Dispose();
        Assert.That(problem.GetProperty("kind").GetString(), Is.EqualTo("NoFace"));
        Assert.That(problem.GetProperty("certainty").GetString(), Is.EqualTo("NotApplied"));
        Assert.That(problem.GetProperty("isRetryable").GetBoolean(), Is.False);
        Assert.That(problem.GetProperty("vendorCode").GetString(), Is.EqualTo("Some.Code"));
        Assert.That(problem.GetProperty("detail").GetString(), Is.EqualTo("the library's own text"));
    }

    [TestCase(Kind.Authentication)]
    [TestCase(Kind.Permission)]
    [TestCase(Kind.ClockSkew)]
    [TestCase(Kind.Billing)]
    [TestCase(Kind.LibraryNotFound)]
    [TestCase(Kind.Quota)]
    [TestCase(Kind.HostCallback)]
    public async Task Post_WhatIsTheHostsOwn_IsNotTold(Kind kind)
    {
        var (reply, problem) = await ProblemHost.FailAsync(new FaceEnrollmentException(Error(kind)));
        reply.Dispose();
        Assert.That(
            problem.EnumerateObject().Select(member => member.Name),
            Has.None.AnyOf("kind", "vendorCode", "detail")
        );
        Assert.That(problem.GetRawText(), Does.Not.Contain(kind.ToString()));
    }

    [TestCase(Kind.Duplicate, "exists already")]
    [TestCase(Kind.Conflict, "running or open")]
    [TestCase(Kind.VendorFault, "The vendor failed.")]
    public async Task Post_AFailure_ClaimsNoMoreThanItKnows(Kind kind, string title)
    {
        var (reply, problem) = await ProblemHost.FailAsync(new FaceEnrollmentException(Error(kind)));
        reply.Dispose();
        Assert.That(problem.GetProperty("title").GetString(), Does.Contain(title));
        Assert.That(problem.GetProperty("operation").GetString(), Is.EqualTo("CreateFace"));
        Assert.That(problem.TryGetProperty("detail", out _), Is.False, "only the caller's own faults have one");
    }

    [Test]
    public async Task Post_AnIncompleteList_IsNoConflict()
    {
        var (reply, problem) = await ProblemHost.FailAsync(new FaceListIncompleteException(Error(Kind.Conflict)));
        using (reply)
        {
            Assert.That(reply.StatusCode, Is.EqualTo(HttpStatusCode.BadGateway));
            Assert.That(problem.GetProperty("title").GetString(), Does.Contain("could not be read whole"));
        }
    }

    private static readonly TimeSpan[] s_noWaits =
    [
        TimeSpan.MaxValue,
        TimeSpan.FromSeconds(-1),
        Timeout.InfiniteTimeSpan,
    ];

    [TestCaseSource(nameof(s_noWaits))]
    public async Task Post_AWaitThatIsNone_IsNotSaid(TimeSpan wait)
    {
        var error = new FaceEnrollmentError(FaceVendor.FinAuth, "add", Kind.Throttled, NotApplied)
        {
            IsRetryable = true,
            RetryAfter = wait,
        };
        var (reply, problem) = await ProblemHost.FailAsync(new FaceEnrollmentThrottledException(error));
        using (reply)
        {
            Assert.That(reply.Headers.RetryAfter, Is.Null);
            Assert.That(problem.GetProperty("isRetryable").GetBoolean(), Is.True);
        }
    }

    [Test]
    public async Task Post_AnErrorThatContradictsItself_NeverAsksToSendAgain()
    {
        var error = new FaceEnrollmentError(FaceVendor.FinAuth, "add", Kind.Timeout, FaceEnrollmentCertainty.Unknown)
        {
            IsRetryable = true,
            RetryAfter = TimeSpan.FromSeconds(1),
        };
        var (reply, problem) = await ProblemHost.FailAsync(new FaceEnrollmentOutcomeUnknownException(error));
        using (reply)
        {
            Assert.That(reply.Headers.RetryAfter, Is.Null);
            Assert.That(problem.GetProperty("isRetryable").GetBoolean(), Is.False);
            Assert.That(problem.GetProperty("title").GetString(), Does.Contain("Do not send it again."));
        }
    }

    [Test]
    public async Task Post_AReadThatFailed_SaysNothingOfEnrolling()
    {
        var error = new FaceEnrollmentError(FaceVendor.FinAuth, "list", Kind.Timeout, FaceEnrollmentCertainty.Unknown)
        {
            Purpose = FaceOperationPurpose.Read,
        };
        var (reply, problem) = await ProblemHost.FailAsync(new FaceEnrollmentException(error));
        using (reply)
        {
            Assert.That(problem.GetProperty("title").GetString(), Does.Not.Contain("enrolled"));
        }
    }

    [Test]
    public async Task Post_AThrottledCall_SaysHowLongToWait()
    {
        var (reply, problem) = await ProblemHost.FailAsync(new FaceEnrollmentThrottledException(Error(Kind.Throttled)));
        using (reply)
        {
            Assert.That(reply.Headers.RetryAfter, Is.EqualTo(new RetryConditionHeaderValue(TimeSpan.FromSeconds(3))));
            Assert.That(problem.GetProperty("isRetryable").GetBoolean(), Is.True);
        }
    }

    [Test]
    public async Task Post_AnUnknownOutcome_NamesTheTicketAndNothingOfIt()
    {
        var ticket = new FaceEnrollmentTicket { OperationId = "op-1", PersonId = "a person" };
        var error = new FaceEnrollmentError(
            FaceVendor.TencentCloud,
            "CreateFace",
            Kind.Timeout,
            FaceEnrollmentCertainty.Unknown
        )
        {
            Ticket = ticket,
        };
        var (reply, problem) = await ProblemHost.FailAsync(new FaceEnrollmentOutcomeUnknownException(error));
        reply.Dispose();
        Assert.That(problem.GetProperty("operationId").GetString(), Is.EqualTo("op-1"));
        Assert.That(problem.GetRawText(), Does.Not.Contain("a person"));
    }

    [Test]
    public async Task Post_AnotherException_IsLeftToTheHost()
    {
        await using var host = await ProblemHost.StartAsync(_ => new InvalidOperationException("private"));
        using var reply = await host.Client.PostAsync(new Uri("/", UriKind.Relative), null);
        Assert.That(reply.StatusCode, Is.EqualTo(HttpStatusCode.InternalServerError));
        Assert.That(await reply.Content.ReadAsStringAsync(), Does.Not.Contain("private").And.Not.Contain("certainty"));
    }

    [Test]
    public async Task Post_ACallerThatTakesNoJson_GetsTheStatus()
    {
        await using var host = await ProblemHost.StartAsync(_ => new FaceImageRejectedException(Error(Kind.NoFace)));
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri("/", UriKind.Relative));
        request.Headers.Accept.ParseAdd("text/html");
        using var reply = await host.Client.SendAsync(request);
        Assert.That(reply.StatusCode, Is.EqualTo(HttpStatusCode.UnprocessableEntity));
    }

    [Test]
    public async Task Post_AHostThatCustomizes_HasTheException()
    {
        await using var host = await ProblemHost.StartAsync(
            _ => new FaceImageRejectedException(Error(Kind.NoFace)),
            services =>
                services.AddProblemDetails(options =>
                    options.CustomizeProblemDetails = context =>
                        context.ProblemDetails.Title = context.Exception
                            is FaceImageRejectedException { Kind: Kind.NoFace }
                            ? "No face was found."
                            : context.ProblemDetails.Title
                )
        );
        using var reply = await host.Client.PostAsync(new Uri("/", UriKind.Relative), null);
        Assert.That(await reply.Content.ReadAsStringAsync(), Does.Contain("No face was found."));
    }
}
