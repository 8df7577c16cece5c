using FaceEnroll.Sdk.Calls;
using FaceEnroll.Sdk.Images;
using FaceEnroll.Sdk.Pacing;
using FaceEnroll.Sdk.Tickets;

namespace FaceEnroll.Sdk.Preparation;

/// <summary>Puts what the host's preparer made of a call's pictures in their place.</summary>
internal sealed class PreparedImages(Registration registration, FaceEnrollmentLimits limits)
{
    /// <summary>Prepares each picture that is content.</summary>
    /// <param name="opened">The pictures.</param>
    /// <param name="preparer">The host's.</param>
    /// <param name="operation">What an error is to name.</param>
    /// <param name="hashesSources">Whether somebody keeps the hash of what the caller gave.</param>
    /// <param name="cannotRead">Makes the error of a picture whose source failed, from its index and the cause.</param>
    /// <param name="cancellationToken">Cancels.</param>
    /// <returns>Why pictures are refused, by their index; null when none is.</returns>
    public async ValueTask<string?[]?> PrepareAsync(
        OpenedImages opened,
        IFaceImagePreparer preparer,
        string operation,
        bool hashesSources,
        Func<int, Exception, Exception> cannotRead,
        CancellationToken cancellationToken
    )
    {
        string?[]? refusals = null;
        for (var i = 0; i < opened.Count; i++)
        {
            if (opened[i] is not { } image || opened.IsSharedWithEarlier(i))
            {
                continue;
            }

            var target = new FaceImageTarget(registration.Vendor, limits)
            {
                Registration = registration.Name,
                ImageIndex = i,
                ImageCount = opened.Count,
            };
            OpenedImageStream? content = null;
            try
            {
                content = new OpenedImageStream(image, canSeek: true);
                var preparation =
                    await AskAsync(preparer, image, content, target, cancellationToken).ConfigureAwait(false)
                    ?? throw new InvalidOperationException("The image preparer returned null.");
                if (preparation.Reasons.Count > 0)
                {
                    (refusals ??= new string?[opened.Count])[i] = string.Join(" ", preparation.Reasons);
                    continue;
                }

                if (preparation.WarningCount > 0)
                {
                    FaceEnrollmentLog.ImageWarnings(
                        registration.Logger,
                        registration.Name,
                        i,
                        preparation.WarningCount
                    );
                }

                if (preparation.Content is { } made)
                {
                    var hash = hashesSources
                        ? await TicketParts.HashAsync(image, cancellationToken).ConfigureAwait(false)
                        : null;
                    FaceEnrollmentLog.ImagePrepared(
                        registration.Logger,
                        registration.Name,
                        i,
                        image.Length,
                        made.Length
                    );
                    opened.Replace(image, new OpenedImage(made) { SourceSha256 = hash });
                }
            }
            catch (Exception e) when (e is not OperationCanceledException || !cancellationToken.IsCancellationRequested)
            {
                throw (e as ImageReadException ?? content?.SourceFault) is { } fault
                    ? cannotRead(i, fault)
                    : FailureFactory.OfHost(
                        registration.Vendor,
                        operation,
                        $"The image preparer's work on Images[{i}]",
                        e
                    );
            }
            finally
            {
                content?.Dispose();
            }
        }

        return refusals;
    }

    /// <summary>A preparer that goes on after the call's end keeps the picture open until it is done, and reads no more of it.</summary>
    private static async ValueTask<FaceImagePreparation> AskAsync(
        IFaceImagePreparer preparer,
        OpenedImage image,
        OpenedImageStream content,
        FaceImageTarget target,
        CancellationToken cancellationToken
    )
    {
        var asked = preparer.PrepareAsync(content, target, cancellationToken).AsTask();
        try
        {
            return await HostCallback
                .WithinAsync(new ValueTask<FaceImagePreparation>(asked), cancellationToken)
                .ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (!asked.IsCompleted)
        {
            content.Abandon();
            image.UsedUntil(asked);
            throw;
        }
    }
}
