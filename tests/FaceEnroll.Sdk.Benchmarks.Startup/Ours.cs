using FaceEnroll.Sdk;
using Microsoft.Extensions.DependencyInjection;

// The server's address and a picture; says so when the face is enrolled.
var services = new ServiceCollection();
services
    .AddFaceEnrollment()
    .AddTencentCloud(o => (o.Endpoint, o.SecretId, o.SecretKey) = (new Uri(args[0]), "startup-id", "startup-secret"));
await using var provider = services.BuildServiceProvider();
var client = provider.GetRequiredService<IFaceEnrollmentClient>();
var result = await client.EnrollAsync(new FaceEnrollmentRequest("person-1", FaceImage.FromFile(args[1])));
Console.WriteLine(result.Images[0].FaceId);
