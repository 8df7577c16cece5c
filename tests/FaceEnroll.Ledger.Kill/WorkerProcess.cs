using System.Globalization;
using FaceEnroll.Sandbox;
using FaceEnroll.Sdk;
using Microsoft.Extensions.DependencyInjection;

namespace FaceEnroll.Ledger.Kill;

/// <summary>
/// A host: it runs the run, and enrolls people who walk in, whom the other hosts enroll too. Arguments: the sandbox's URL, the
/// folder, the key, the secret, requests a second, a seed, and the file for what it was told of the people who walked in.
/// </summary>
internal static class WorkerProcess
{
    public const string Run = "killed";

    /// <summary>The variable with the connection string of a ledger on PostgreSQL; without it the ledger is a file.</summary>
    public const string Database = "KILL_DATABASE";

    private static readonly TimeSpan s_settle = TimeSpan.FromSeconds(5);
    private const int People = 40;
    private const int PicturesEach = 25;

    public static async Task<int> RunAsync(string[] args)
    {
        var (url, folder, key, secret) = (new Uri(args[0]), args[1], args[2], args[3]);
        var random = new Random(int.Parse(args[5], CultureInfo.InvariantCulture));
        await using var services = Services(url, folder, key, secret, int.Parse(args[4], CultureInfo.InvariantCulture));
        using var end = new CancellationTokenSource();
        var walkIns = WalkInsAsync(services.GetRequiredService<IFaceEnrollmentClient>(), random, args[6], end.Token);
        var runs = services.GetRequiredService<IFaceRuns>();
        var done = await runs.RunAsync(
            new FaceRun(Run)
            {
                Source = FaceRunSource.Csv(Path.Combine(folder, "people.csv"), folder),
                Concurrency = 32,
            }
        );
        await end.CancelAsync();
        await walkIns;
        Console.WriteLine(done);
        return done.State == FaceRunState.Completed ? 0 : 2;
    }

    public static ServiceProvider Services(Uri url, string folder, string key, string secret, int rate)
    {
        var services = new ServiceCollection();
        var builder = AddVendor(services, url, key, secret, rate);
        _ = Environment.GetEnvironmentVariable(Database) is { Length: > 0 } database
            ? builder.AddPostgreSqlLedger(o =>
            {
                o.ConnectionString = database;
                o.SettleInterval = s_settle;
            })
            : builder.AddLedger(o =>
            {
                o.File = Path.Combine(folder, "faces.ledger");
                o.BusyTimeout = TimeSpan.FromMinutes(1);
                o.SettleInterval = s_settle;
            });
        return services.BuildServiceProvider();
    }

    /// <summary>The client that enrolls.</summary>
    public static IFaceEnrollmentBuilder AddVendor(
        IServiceCollection services,
        Uri url,
        string key,
        string secret,
        int rate
    ) =>
        services
            .AddFaceEnrollment()
            .AddFinAuth(o =>
            {
                o.ApiKey = key;
                o.ApiSecret = secret;
                o.Account = "kill";
                o.Endpoint = url;
                o.LibraryId = FaceEnrollSandboxOptions.DefaultLibraryId;
                o.RequestsPerSecond = rate;
                o.SignatureValidity = TimeSpan.FromSeconds(10);
                o.Timeout = TimeSpan.FromSeconds(30);
            });

    /// <summary>The picture of somebody who walks in.</summary>
    public static byte[] Picture(int person, int picture) =>
        Torture.UniquePicture.Make(new Random((person * 1000) + picture), 1_000_000 + (person * 1000) + picture, 400);

    public static async Task WalkInsAsync(
        IFaceEnrollmentClient client,
        Random random,
        string told,
        CancellationToken end
    )
    {
        await using var writer = new StreamWriter(told, append: true) { AutoFlush = true };
        while (!end.IsCancellationRequested)
        {
            var (person, picture) = (random.Next(People), random.Next(PicturesEach));
            var bytes = Picture(person, picture);
            try
            {
                var result = await client.EnrollAsync(
                    new FaceEnrollmentRequest($"walkin{person}", FaceImage.FromBytes(bytes)),
                    CancellationToken.None
                );
                if (result.Images[0].Status == FaceImageStatus.Enrolled)
                {
                    await writer.WriteLineAsync($"walkin{person} {Torture.UniquePicture.Hash(bytes)}");
                }
            }
            catch (FaceEnrollmentException)
            {
                // Another host is at it, or its outcome is not known yet: somebody tries it again.
            }

            await Task.Delay(random.Next(40), CancellationToken.None);
        }
    }
}
