using FaceEnroll.Imaging;
using PhonePhotos;

// Prepares a folder of pictures for every vendor, and shows what became of each. Nothing is sent anywhere.
// Without arguments it makes awkward pictures itself; your own:  dotnet run --project samples/PhonePhotos -- my-photos
var folder = args is [var own]
    ? own
    : AwkwardPictures.Make(Path.Combine(AppContext.BaseDirectory, "phone-photos", "before"));
var files = Directory.GetFiles(folder).Order(StringComparer.Ordinal).ToList();
var output = Path.Combine(AppContext.BaseDirectory, "phone-photos", "after");

// A host has AddFaceImaging().AddFaceCheck() instead, and never meets the two: they stand before every enrollment.
using var check = FaceLook.Create();
var fitter = new FaceImageFitter(new FaceImagingOptions { Inspector = check });
var photos = new List<PreparedPhoto>();
foreach (var file in files)
{
    foreach (var target in Vendors.Targets)
    {
        photos.Add(await PreparedPhoto.OfAsync(file, target, fitter, output));
    }
}

PhotoTable.Print(photos);
Console.WriteLine($"Before and after, side by side: {PhotoPage.Write(photos, output)}");
