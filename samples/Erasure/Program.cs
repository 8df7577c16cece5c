using Erasure;
using FaceEnroll.Sandbox;
using FaceEnroll.Sdk;

// A leaver's faces go, with a receipt: enroll, list, erase, verify. Everything happens in a sandbox.
const string Library = FaceEnrollSandboxOptions.DefaultLibraryId;
var portrait = Path.Combine(AppContext.BaseDirectory, "Assets", "astronaut-720x960.jpg");
var clock = new QuickClock();
await using var sandbox = await FaceEnrollSandbox.StartAsync(new FaceEnrollSandboxOptions { TimeProvider = clock });
var client = SandboxClient.Create(sandbox, clock);
IFaceDirectory directory = client;
IFaceEraser eraser = client;

Console.WriteLine("Two people, three faces:");
foreach (var person in (string[])["leaver", "leaver", "colleague"])
{
    await client.EnrollAsync(new FaceEnrollmentRequest(person, FaceImage.FromFile(portrait)));
}

await ListAsync();

// What is there is read first, and only that is deleted. Keep the receipt: a lost enrollment may still land.
var receipt = await eraser.ErasePersonAsync("leaver");
Console.WriteLine($"Erased: {receipt}");
var kept = receipt.ToJson();

// Meanwhile an enrollment that was lost before the erasure lands after all.
sandbox.Store.AddFace(SandboxVendor.FinAuth, Library, "leaver", "late"u8.ToArray());
clock.Pass(receipt.VerifyAfter - clock.GetUtcNow() + TimeSpan.FromSeconds(2));

// Any process may go on from the receipt. It finds what landed, deletes it, and knows that nothing more can come.
receipt = await eraser.VerifyErasureAsync(FaceErasureReceipt.FromJson(kept));
Console.WriteLine($"Verified: {receipt}");
await ListAsync();

// For the archive: whoever has the key can prove whose receipt it is, and nobody else can tell.
var archived = receipt.WithHashedIds("a key of your own, from a vault"u8.ToArray());
Console.WriteLine($"The receipt: {archived.ToJson()}");
return receipt.Status == FaceErasureStatus.Complete ? 0 : 1;

async Task ListAsync()
{
    await foreach (var face in directory.ListFacesOfLibraryAsync(Library))
    {
        Console.WriteLine($"  {face.PersonId}: face {face.FaceId}, since {face.AddedAt:HH:mm:ss}");
    }
}
