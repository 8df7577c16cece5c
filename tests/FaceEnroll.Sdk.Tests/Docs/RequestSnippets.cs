using FaceEnroll.Sdk;
using FaceEnroll.Sdk.TencentCloud;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace Docs;

/// <summary>The code of the pages on requests, people and pictures, compiled.</summary>
internal static class RequestSnippets
{
    public static async Task<FaceEnrollmentResult> VendorParameters(TencentCloudFaceEnrollmentClient tencent)
    {
        // snippet: vendor-parameters
        TencentCloudFaceEnrollmentResult result = await tencent.EnrollAsync(
            new TencentCloudFaceEnrollmentRequest(
                "person-1",
                FaceImage.FromFile("front.jpg"),
                FaceImage.FromFile("left.jpg")
            )
            {
                QualityControl = 2,
                FaceMatchThreshold = 70,
            }
        );
        foreach (FaceImageOutcome image in result.Images)
        {
            Console.WriteLine($"{image.Index}: {image.Status} {image.FaceId} {image.Kind}");
        }
        // end snippet

        return result;
    }

    public static FaceImage[] Sources(byte[] bytes, Stream stream, string base64, Func<string, Stream> openBlob)
    {
        // snippet: picture-sources
        FaceImage[] images =
        [
            FaceImage.FromBytes(bytes),
            FaceImage.FromFile("portrait.jpg"), // opened once per call, read in chunks
            FaceImage.FromStream(stream), // rewound for each pass; buffered when it cannot be
            FaceImage.FromStream(cancellationToken => new ValueTask<Stream>(openBlob("portrait"))), // opened per call
            FaceImage.FromBase64(base64), // a data: prefix and line breaks are skipped
            FaceImage.FromUrl(new Uri("https://pictures.example/portrait.jpg")), // the vendor downloads it
        ];
        // end snippet
        return images;
    }

    // snippet: people-that-must-exist
    public static async Task EnrollNewPersonAsync(
        IFaceEnrollmentClient client,
        IServiceProvider services,
        FaceImage portrait,
        CancellationToken cancellationToken
    )
    {
        if (client.Limits.PersonMustExist)
        {
            var isTencent = client.Vendor == FaceVendor.TencentCloud;
            var person = new FacePersonRequest("person-1", "staff")
            {
                Name = "Ada", // required at Tencent Cloud
                FirstImage = isTencent ? portrait : null, // stored there at once; refused at Guardrails
            };
            var provisioner = services.GetRequiredService<IFacePersonProvisioner>();
            await provisioner.CreatePersonAsync(person, cancellationToken);
            if (isTencent)
            {
                return;
            }
        }

        await client.EnrollAsync(new FaceEnrollmentRequest("person-1", portrait), cancellationToken);
    }

    // end snippet

    // snippet: image-host
    public sealed class BucketImageHost(IBucket bucket) : IFaceImageHost
    {
        public async ValueTask<IFaceImageLease> PublishAsync(
            Stream content,
            string contentType,
            CancellationToken cancellationToken = default
        )
        {
            var name = Guid.NewGuid().ToString("N");
            await bucket.UploadAsync(name, content, contentType, cancellationToken);
            return new Lease(bucket, name);
        }

        private sealed class Lease(IBucket bucket, string name) : IFaceImageLease
        {
            public Uri Url { get; } = bucket.SignUrl(name, TimeSpan.FromMinutes(10));

            public ValueTask DisposeAsync() => bucket.DeleteAsync(name);
        }
    }

    // end snippet

    public static void ImageHost(IServiceCollection services, IConfiguration configuration)
    {
        // snippet: image-host-registration
        services.AddSingleton<IFaceImageHost, BucketImageHost>();
        services.AddFaceEnrollment().AddAlibabaGuardrails(configuration.GetSection("FaceEnrollment:AlibabaGuardrails"));
        // end snippet
    }

    // snippet: image-preparer
    public sealed class Shrinker(Func<Stream, CancellationToken, Task<byte[]?>> shrink) : IFaceImagePreparer
    {
        public async ValueTask<FaceImagePreparation> PrepareAsync(
            Stream content,
            FaceImageTarget target,
            CancellationToken cancellationToken = default
        )
        {
            if (content.Length <= (target.Limits.MaxImageBytes?.Value ?? long.MaxValue))
            {
                return FaceImagePreparation.Unchanged;
            }

            var smaller = await shrink(content, cancellationToken);
            return smaller is null
                ? FaceImagePreparation.Refused("It cannot be made small enough.")
                : FaceImagePreparation.Prepared(smaller);
        }
    }

    // end snippet

    public static void ImagePreparer(IServiceCollection services)
    {
        // snippet: image-preparer-registration
        services.AddSingleton<IFaceImagePreparer, Shrinker>(); // for all registrations
        services.AddKeyedSingleton<IFaceImagePreparer, Shrinker>("FinAuth"); // for this one instead
        // end snippet
    }

    internal interface IBucket
    {
        Task UploadAsync(string name, Stream content, string contentType, CancellationToken cancellationToken);

        Uri SignUrl(string name, TimeSpan lifetime);

        ValueTask DeleteAsync(string name);
    }
}
