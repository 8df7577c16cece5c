using System.Globalization;
using BulkImport;
using FaceEnroll.Sandbox;

// Enrolls 200 pictures from a CSV file, is killed in the middle, and goes on: nothing twice, nothing lost. The vendor is a sandbox
// that fails now and then. The import itself is ImportProcess: it is what you would write.
if (args is [var url, var list, var ledger, var diesAfter])
{
    return await ImportProcess.RunAsync(new Uri(url), list, ledger, int.Parse(diesAfter, CultureInfo.InvariantCulture));
}

await using var sandbox = await FaceEnrollSandbox.StartAsync();
Trouble.Switch(sandbox);
var folder = Path.Combine(AppContext.BaseDirectory, "bulk-import");
var people = PeopleList.Make(folder);
var file = Path.Combine(folder, "faces.ledger");

Console.WriteLine("The first process imports, and is killed in the middle:");
var killed = await OtherProcess.RunAsync(sandbox.Url, people.File, file, diesAfter: 80);
Console.WriteLine($"  exit code {killed}; the vendor has {sandbox.Store.FaceCount} faces");

Console.WriteLine("The second one does the same, and goes on where the first one was:");
var code = await OtherProcess.RunAsync(sandbox.Url, people.File, file, diesAfter: 0);

await Summary.PrintAsync(sandbox, people, file, Path.Combine(folder, "report.html"));
return killed != 0 && code == 0 && Summary.IsTrue(sandbox, people) ? 0 : 1;
