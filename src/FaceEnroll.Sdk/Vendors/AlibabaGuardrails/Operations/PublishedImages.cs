using FaceEnroll.Sdk.Images;
using FaceEnroll.Sdk.Pacing;
using FaceEnroll.Sdk.Primitives;
using Microsoft.Extensions.Logging;

namespace FaceEnroll.Sdk.AlibabaGuardrails;

/// <summary>
/// The pictures of one call at the host application's <see cref="IFaceImageHost"/>: published once, kept for all attempts,
/// taken down at the end.
/// </summary>
internal sealed class PublishedImages(
    FaceVendor vendor,
    string operation,
    IFaceImageHost host,
    string registration,
    ILogger logger
)
{
    private readonly List<IFaceImageLease> _leases = [];
    private readonly List<Uri> _urls = [];

    /// <summary>The URLs, one per picture, in order.</summary>
    public IReadOnlyList<Uri> Urls => _urls;

    /// <summary>Publishes what is not published yet.</summary>
    /// <exception cref="FaceEnrollmentException">The host or a picture's source failed: NotSent.</exception>
    public async ValueTask PublishAsync(OpenedImages images, CancellationToken cancellationToken)
    {
        for (var i = _urls.Count; i < images.Count; i++)
        {
            _urls.Add(await PublishAsync(images[i]!, i, cancellationToken).ConfigureAwait(false));
        }
    }

    /// <summary>Takes all pictures down. Never throws: the host must not change the call's outcome.</summary>
    public async Task ReleaseAsync()
    {
        for (var i = 0; i < _leases.Count; i++)
        {
            try
            {
                await _leases[i].DisposeAsync().ConfigureAwait(false);
            }
            catch (Exception e)
            {
                // Its text may hold the URL.
                FaceEnrollmentLog.ImageNotTakenDown(logger, registration, i, e.GetType().Name);
            }
        }

        _leases.Clear();
    }

    /// <summary>Takes them down later, in the background: the vendor may still be downloading.</summary>
    public void ReleaseAfter(TimeSpan delay, TimeProvider timeProvider)
    {
        _ = ReleaseLaterAsync();

        async Task ReleaseLaterAsync()
        {
            try
            {
                await timeProvider.WaitAsync(delay, CancellationToken.None).ConfigureAwait(false);
            }
            catch (Exception)
            {
                // Without a clock there is no "later".
            }

            await ReleaseAsync().ConfigureAwait(false);
        }
    }

    private async ValueTask<Uri> PublishAsync(OpenedImage image, int index, CancellationToken cancellationToken)
    {
        Uri? url;
        OpenedImageStream? content = null;
        try
        {
            var contentType = await ContentTypeAsync(image, cancellationToken).ConfigureAwait(false);
            content = new OpenedImageStream(image);
            var lease =
                await HostCallback
                    .WithinAsync(
                        host.PublishAsync(content, contentType, cancellationToken),
                        cancellationToken,
                        static late => _ = late?.DisposeAsync().AsTask()
                    )
                    .ConfigureAwait(false)
                ?? throw new InvalidOperationException("The image host returned no lease.");
            // First of all make sure that it is taken down again, whatever its URL is.
            _leases.Add(lease);
            url = lease.Url;
        }
        catch (Exception e) when (e is not OperationCanceledException || !cancellationToken.IsCancellationRequested)
        {
            throw e is ImageReadException || content?.SourceFault is not null
                ? Failure(
                    FaceEnrollmentErrorKind.ImageSource,
                    $"Images[{index}]: {(e as ImageReadException ?? content!.SourceFault!).Message}",
                    e
                )
                : Failure(FaceEnrollmentErrorKind.Transport, $"The image host failed to publish Images[{index}].", e);
        }
        finally
        {
            content?.Dispose();
        }

        return url is { IsAbsoluteUri: true, Scheme: "http" or "https" } && SentText.IsWritten(url)
            ? url
            : throw Failure(
                FaceEnrollmentErrorKind.InvalidRequest,
                $"The image host's URL of Images[{index}] must be an absolute http or https URL without blanks.",
                null
            );
    }

    private static async ValueTask<string> ContentTypeAsync(OpenedImage image, CancellationToken cancellationToken)
    {
        // The longest signature has 12 bytes.
        const int Prefix = 16;
        image.Rewind();
        var prefix = await image.ReadAsync(Prefix, new byte[Prefix], cancellationToken).ConfigureAwait(false);
        _ = ImageHeader.Read(prefix.Span, isWhole: false, out var info);
        return info.Format switch
        {
            FaceImageFormat.Jpeg => "image/jpeg",
            FaceImageFormat.Png => "image/png",
            FaceImageFormat.Bmp => "image/bmp",
            FaceImageFormat.Gif => "image/gif",
            FaceImageFormat.WebP => "image/webp",
            _ => "application/octet-stream",
        };
    }

    private FaceEnrollmentException Failure(FaceEnrollmentErrorKind kind, string detail, Exception? cause) =>
        FaceEnrollmentExceptionFactory.Create(
            new FaceEnrollmentError(vendor, operation, kind, FaceEnrollmentCertainty.NotSent)
            {
                Detail = detail,
                IsRetryable = kind is FaceEnrollmentErrorKind.Transport or FaceEnrollmentErrorKind.ImageSource,
            },
            inner: cause
        );
}
