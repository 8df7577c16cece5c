using System.Buffers;
using System.Diagnostics.CodeAnalysis;
using FaceEnroll.Imaging.Fitting;
using SkiaSharp;

namespace FaceEnroll.Imaging;

/// <summary>
/// Fits pictures to a vendor: upright, in a format that it takes, with no more pixels and bytes than it takes, without
/// metadata. It never crops and never makes a picture larger; what cannot be fitted is refused with all reasons.
/// </summary>
/// <remarks>
/// Safe for concurrent use. Pictures stay in memory and are let go at the end; no more are decoded at once than
/// <see cref="FaceImagingOptions.MaxConcurrency"/>. The decoders are native code: a fault in one would end the process.
/// </remarks>
[SuppressMessage(
    "Design",
    "CA1001",
    Justification = "A SemaphoreSlim whose wait handle is never asked for holds nothing."
)]
public sealed class FaceImageFitter : IFaceImagePreparer
{
    private readonly SemaphoreSlim _turns;
    private readonly FaceImagingOptions _options;
    private readonly PictureFitting _fitting;

    /// <summary>A fitter with these options, or the defaults.</summary>
    /// <param name="options">The options; null for the defaults.</param>
    /// <exception cref="ArgumentException">An option is wrong.</exception>
    public FaceImageFitter(FaceImagingOptions? options = null)
    {
        _options = options ?? new FaceImagingOptions();
        var faults = string.Join(" ", _options.Faults());
        if (faults.Length > 0)
        {
            throw new ArgumentException(faults, nameof(options));
        }

        _turns = new SemaphoreSlim(_options.MaxConcurrency);
        _fitting = new PictureFitting(_options);
    }

    /// <inheritdoc/>
    public async ValueTask<FaceImagePreparation> PrepareAsync(
        Stream content,
        FaceImageTarget target,
        CancellationToken cancellationToken = default
    )
    {
        var fitted = await FitAsync(content, target, cancellationToken).ConfigureAwait(false);
        var warnings = fitted.Report.Findings.Count;
        return fitted.Report.Fit switch
        {
            FaceImageFit.Fits => FaceImagePreparation.Unchanged.WithWarnings(warnings),
            FaceImageFit.Changed => FaceImagePreparation.Prepared(fitted.Content).WithWarnings(warnings),
            _ => FaceImagePreparation.Refused([.. fitted.Report.Problems]),
        };
    }

    /// <summary>Says what a picture would be made of, and what would remain wrong with it. Nothing is sent.</summary>
    /// <param name="content">The picture file, readable from its present position to its end.</param>
    /// <param name="target">The vendor and what it takes: <c>new FaceImageTarget(client.Vendor, client.Limits)</c>.</param>
    /// <param name="cancellationToken">Cancels.</param>
    /// <returns>The report.</returns>
    /// <exception cref="ArgumentNullException">One of them is null.</exception>
    public async ValueTask<FaceImageReport> ReportAsync(
        Stream content,
        FaceImageTarget target,
        CancellationToken cancellationToken = default
    ) => (await FitAsync(content, target, cancellationToken).ConfigureAwait(false)).Report;

    /// <summary>Fits a picture: the file to send, and the report.</summary>
    internal async ValueTask<FittedPicture> FitAsync(
        Stream content,
        FaceImageTarget target,
        CancellationToken cancellationToken
    )
    {
        ArgumentNullException.ThrowIfNull(content);
        ArgumentNullException.ThrowIfNull(target);
        await _turns.WaitAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            using var source = await ReadAsync(content, cancellationToken).ConfigureAwait(false);
            if (source is null)
            {
                return FittedPicture.Refused(
                    target,
                    $"It must have at most {_options.MaxSourceBytes:N0} bytes to be looked at."
                );
            }

            // Decoding is work of the processor: whoever awaits the call is not held up by it.
            return await Task.Run(() => FitAsync(source, target, cancellationToken), cancellationToken)
                .ConfigureAwait(false);
        }
        finally
        {
            _turns.Release();
        }
    }

    private async Task<FittedPicture> FitAsync(
        SKData source,
        FaceImageTarget target,
        CancellationToken cancellationToken
    )
    {
        if (!ForeignFormats.Is(source.AsSpan(), out var name))
        {
            return _fitting.Fit(source, target, cancellationToken);
        }

        if (_options.ForeignDecoder is not { } decode)
        {
            return FittedPicture.Refused(target, ForeignFormats.Refusal(name), name, source.Size);
        }

        var decoded = await decode(source.ToArray(), cancellationToken).ConfigureAwait(false);
        using var data = SKData.CreateCopy(decoded.Span);
        return _fitting.Fit(data, target, cancellationToken).Of(name, source.Size, decoded);
    }

    /// <summary>The whole picture outside of the managed heap, which large arrays would grow; null where it is too large.</summary>
    private async ValueTask<SKData?> ReadAsync(Stream content, CancellationToken cancellationToken)
    {
        var buffer = ArrayPool<byte>.Shared.Rent(64 * 1024);
        var length = content.CanSeek ? content.Length - content.Position : 0;
        var data = length > _options.MaxSourceBytes ? null : SKData.Create(length > 0 ? length : buffer.Length);
        var filled = 0;
        try
        {
            while (data is not null)
            {
                var read = await content.ReadAsync(buffer, cancellationToken).ConfigureAwait(false);
                if (read == 0)
                {
                    var whole = data;
                    data = filled == whole.Size ? null : whole;
                    return data is null ? whole : SKData.CreateCopy(whole.AsSpan()[..filled]);
                }

                if (filled + read > _options.MaxSourceBytes)
                {
                    return null;
                }

                if (filled + read > data.Size)
                {
                    var larger = SKData.Create(Math.Min(_options.MaxSourceBytes, 2 * (data.Size + read)));
                    data.AsSpan()[..filled].CopyTo(larger.Span);
                    data.Dispose();
                    data = larger;
                }

                buffer.AsSpan(0, read).CopyTo(data.Span[filled..]);
                filled += read;
            }

            return null;
        }
        finally
        {
            data?.Dispose();
            ArrayPool<byte>.Shared.Return(buffer, clearArray: true);
        }
    }
}
