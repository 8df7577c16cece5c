namespace FaceEnroll.Sdk.Images;

/// <summary>The pictures of one call, opened together and closed together.</summary>
internal sealed class OpenedImages : IDisposable
{
    private readonly OpenedImage?[] _images;

    private OpenedImages(int count) => _images = new OpenedImage?[count];

    public int Count => _images.Length;

    /// <summary>An opened picture; null for one that is a URL.</summary>
    public OpenedImage? this[int index] => _images[index];

    /// <summary>Opens every picture that is content. One that is listed twice is opened once.</summary>
    /// <param name="images">The pictures.</param>
    /// <param name="maxBytes">What a stream that cannot be rewound may hold.</param>
    /// <param name="operation">What the error is to name.</param>
    /// <param name="onFault">Makes the error of a picture that cannot be opened, from its index and the cause.</param>
    /// <param name="cancellationToken">Cancels.</param>
    public static async ValueTask<OpenedImages> OpenAsync(
        IReadOnlyList<FaceImage> images,
        long maxBytes,
        string operation,
        Func<string, int, int, Exception, Exception> onFault,
        CancellationToken cancellationToken
    )
    {
        var opened = new OpenedImages(images.Count);
        foreach (var i in OpeningOrder(images))
        {
            try
            {
                opened._images[i] =
                    images[i].Source is { } source && !opened.TryShare(images, i)
                        ? await source.OpenAsync(maxBytes, cancellationToken).ConfigureAwait(false)
                        : opened._images[i];
            }
            catch (Exception e)
            {
                opened.Dispose();
                if (e is OperationCanceledException && cancellationToken.IsCancellationRequested)
                {
                    throw;
                }

                throw onFault(operation, images.Count, i, e);
            }
        }

        return opened;
    }

    /// <summary>Whether the same picture stands further ahead in the call.</summary>
    public bool IsSharedWithEarlier(int index) => Array.IndexOf(_images, _images[index]) < index;

    /// <summary>Puts another picture in this one's place, and closes it.</summary>
    public void Replace(OpenedImage image, OpenedImage other)
    {
        for (var i = 0; i < _images.Length; i++)
        {
            if (ReferenceEquals(_images[i], image))
            {
                _images[i] = other;
            }
        }

        QuietDisposal.Of(image);
    }

    /// <summary>Closes them; a picture that is still being read closes when its last reader is done.</summary>
    public void Dispose()
    {
        foreach (var image in _images)
        {
            QuietDisposal.Of(image);
        }
    }

    private static int[] OpeningOrder(IReadOnlyList<FaceImage> images)
    {
        var order = new int[images.Count];
        var keys = new long[images.Count];
        for (var i = 0; i < order.Length; i++)
        {
            order[i] = i;
            keys[i] = images[i].Source?.Order ?? 0;
        }

        Array.Sort(keys, order);
        return order;
    }

    private bool TryShare(IReadOnlyList<FaceImage> images, int index)
    {
        for (var i = 0; i < images.Count; i++)
        {
            if (_images[i] is { } opened && ReferenceEquals(images[i], images[index]))
            {
                _images[index] = opened;
                return true;
            }
        }

        return false;
    }
}
