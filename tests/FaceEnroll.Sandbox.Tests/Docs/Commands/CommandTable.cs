using FaceEnroll.Sdk.Tests.Architecture;

namespace FaceEnroll.Sandbox.Tests.Docs.Commands;

/// <summary>Every command that a document prints, and how it is verified. One that is missing here fails the test.</summary>
internal static class CommandTable
{
    private const string FreePort = "the printed port may be taken";
    private const string UpdatesTheTree = "it would write into the tree that other tests read; without, it compares";

    public static IReadOnlyList<CommandCheck> All { get; } =
    [
        new("dotnet add package FaceEnroll.Sdk", "PackageReference for package 'FaceEnroll.Sdk'")
        {
            Runs = "dotnet add package FaceEnroll.Sdk --version 0.0.0 --no-restore",
            Because = "without the folder as a source; .ci/package-test installs it from there",
            InFreshProject = true,
        },
        new("dotnet add package FaceEnroll.Imaging", "PackageReference for package 'FaceEnroll.Imaging'")
        {
            Runs = "dotnet add package FaceEnroll.Imaging --version 0.0.0 --no-restore",
            Because = "without the folder as a source",
            InFreshProject = true,
        },
        new(
            "dotnet add package FaceEnroll.Imaging.FaceCheck",
            "PackageReference for package 'FaceEnroll.Imaging.FaceCheck'"
        )
        {
            Runs = "dotnet add package FaceEnroll.Imaging.FaceCheck --version 0.0.0 --no-restore",
            Because = "without the folder as a source",
            InFreshProject = true,
        },
        new("dotnet nuget locals global-packages --clear", "global-packages: ")
        {
            Runs = "dotnet nuget locals global-packages --list",
            Because = "the other tests' packages are in that folder",
        },
        new("dotnet add package FaceEnroll.AspNetCore", "PackageReference for package 'FaceEnroll.AspNetCore'")
        {
            Runs = "dotnet add package FaceEnroll.AspNetCore --version 0.0.0 --no-restore",
            Because = "without the folder as a source",
            InFreshProject = true,
        },
        new("dotnet add package FaceEnroll.Ledger", "PackageReference for package 'FaceEnroll.Ledger'")
        {
            Runs = "dotnet add package FaceEnroll.Ledger --version 0.0.0 --no-restore",
            Because = "without the folder as a source",
            InFreshProject = true,
        },
        new(
            "dotnet add package FaceEnroll.Ledger.PostgreSql",
            "PackageReference for package 'FaceEnroll.Ledger.PostgreSql'"
        )
        {
            Runs = "dotnet add package FaceEnroll.Ledger.PostgreSql --version 0.0.0 --no-restore",
            Because = "without the folder as a source",
            InFreshProject = true,
        },
        new("dotnet add package FaceEnroll.Fleet", "PackageReference for package 'FaceEnroll.Fleet'")
        {
            Runs = "dotnet add package FaceEnroll.Fleet --version 0.0.0 --no-restore",
            Because = "without the folder as a source",
            InFreshProject = true,
        },
        new("dotnet add package FaceEnroll.Sandbox", "PackageReference for package 'FaceEnroll.Sandbox'")
        {
            Runs = "dotnet add package FaceEnroll.Sandbox --version 0.0.0 --no-restore",
            Because = "without the folder as a source; .ci/package-test installs it from there",
            InFreshProject = true,
        },
        new("dotnet pack --configuration Release", "Successfully created package")
        {
            Runs = "dotnet pack src/FaceEnroll.Sandbox --configuration Release",
            Because = "the library's takes a minute; .ci/package-test packs all of them and installs them",
        },
        new(
            "CI=true dotnet pack --configuration Release -property:ProjectUrl=https://example.com/ -property:RepositoryUrl=https://example.com/repository.git",
            "Successfully created package"
        )
        {
            Runs =
                "CI=true dotnet pack src/FaceEnroll.Sandbox --configuration Release -property:ProjectUrl=https://example.com/ -property:RepositoryUrl=https://example.com/repository.git",
            Because = "one package is enough here; .ci/package-test packs all of them so, and looks into them",
        },
        new("dotnet run --project samples/QuickStart", "AdvanceAI"),
        new("dotnet run --project samples/Erasure", "Complete, 3 of 3 faces gone"),
        new("dotnet run -c Release --project tests/FaceEnroll.Imaging.Measure -- faces", "SeveralFaces")
        {
            Runs = "dotnet run -c Release --project tests/FaceEnroll.Imaging.Measure -- faces quick",
            Because = "all two hundred take minutes; a test looks at them too",
            Needs = "assets/face-model/node_modules",
        },
        new("dotnet run -c Release --project tests/FaceEnroll.Imaging.Measure -- memory", "within 16 bytes a pixel"),
        new("dotnet run -c Release --project tests/FaceEnroll.Imaging.Measure", "AdvanceAI")
        {
            Runs = "dotnet run -c Release --project tests/FaceEnroll.Imaging.Measure -- quick",
            Because = "beside other tests its ratio means nothing",
        },
        new("dotnet run --project samples/BulkImport", "200 faces: 0 twice, 0 lost"),
        new("dotnet run -c Release --project tests/FaceEnroll.Ledger.Measure -- plan --items 1000000", "resumed until")
        {
            Runs = "dotnet run -c Release --project tests/FaceEnroll.Ledger.Measure -- plan --items 20000",
            Because = "a million take a minute",
        },
        new("dotnet run -c Release --project tests/FaceEnroll.Ledger.Measure -- overhead", "the ledger adds")
        {
            Runs = "dotnet run -c Release --project tests/FaceEnroll.Ledger.Measure -- overhead --items 200",
            Because = "beside other tests its figures mean nothing",
        },
        new(
            "dotnet run -c Release --project tests/FaceEnroll.Ledger.Kill -- --items 20000 --kills 50 --seed 1",
            "Nothing twice, nothing lost, nothing wrong."
        )
        {
            Runs = "dotnet run -c Release --project tests/FaceEnroll.Ledger.Kill -- --items 200 --kills 2 --seed 1",
            Because = "fifty kills take minutes; .ci/run has more than these two",
        },
        new("dotnet run --project samples/PhonePhotos", "Before and after, side by side: "),
        new("dotnet test", "tests/FaceEnroll.Sdk.Tests/FaceEnroll.Sdk.Tests.csproj")
        {
            Runs = "dotnet sln list",
            Because = "it would run this test again; what it runs is the solution",
        },
        new(
            "FACEENROLL_FUZZ_COUNT=1000000 dotnet test tests/FaceEnroll.Sdk.Tests --filter FullyQualifiedName~Fuzz",
            "Passed!"
        )
        {
            Runs =
                "FACEENROLL_FUZZ_COUNT=20 dotnet test tests/FaceEnroll.Sdk.Tests -f net10.0 --filter FullyQualifiedName~Fuzz",
            Because = "a million inputs for each kind of call take hours",
        },
        new("dotnet test tests/FaceEnroll.Sdk.Tests -f net10.0 --filter FullyQualifiedName~Architecture", "Passed!"),
        new(
            "FACEENROLL_MODEL_STRIDE=1 dotnet test tests/FaceEnroll.Sdk.Tests -f net10.0 --filter FullyQualifiedName~ModelTests",
            "Passed!"
        )
        {
            Runs =
                "FACEENROLL_MODEL_STRIDE=200 dotnet test tests/FaceEnroll.Sdk.Tests -f net10.0 --filter FullyQualifiedName~ModelTests",
            Because = "all ways take minutes",
        },
        new(
            "FACEENROLL_UPDATE_SCHEMA=1 dotnet test tests/FaceEnroll.Sdk.Tests -f net10.0 --filter ConfigurationSchema",
            "Passed!"
        )
        {
            Runs = "dotnet test tests/FaceEnroll.Sdk.Tests -f net10.0 --filter ConfigurationSchema",
            Because = UpdatesTheTree,
        },
        new("dotnet format analyzers src/FaceEnroll.Sdk --diagnostics RS0016", "Format complete")
        {
            Runs =
                "dotnet format analyzers src/FaceEnroll.Sandbox --diagnostics RS0016 --verify-no-changes --verbosity normal",
            Because = "three targets take a minute, this one has one; without the option " + UpdatesTheTree,
        },
        new("dotnet run -c Release --project tests/FaceEnroll.Sdk.Benchmarks -- compare", "FinAuth")
        {
            Runs = "dotnet run -c Release --project tests/FaceEnroll.Sdk.Benchmarks -- compare --quick --only FinAuth",
            Because = "the whole comparison takes six minutes",
        },
        new("dotnet run -c Release --project tests/FaceEnroll.Sdk.Benchmarks -- small", "own work")
        {
            Runs = "dotnet run -c Release --project tests/FaceEnroll.Sdk.Benchmarks -- small --only Guardrails",
            Because = "one vendor shows that it works",
        },
        new("dotnet run -c Release --project tests/FaceEnroll.Sdk.Benchmarks -- allocations", "ours: ")
        {
            Runs = "dotnet run -c Release --project tests/FaceEnroll.Sdk.Benchmarks -- allocations --only Guardrails",
            Because = "one vendor shows that it works",
        },
        new("dotnet run -c Release --project tests/FaceEnroll.Sdk.Benchmarks -- startup jit", "ours, with a container")
        {
            Runs = "dotnet run -c Release --project tests/FaceEnroll.Sdk.Benchmarks -- startup jit --quick",
            Because = "the median of fifteen runs takes a minute",
        },
        new("dotnet run -c Release --project tests/FaceEnroll.Sdk.Benchmarks -- startup", "startup ")
        {
            Runs = "dotnet run -c Release --project tests/FaceEnroll.Sdk.Benchmarks -- help",
            Because =
                "it publishes two programs with NativeAOT; .ci/aot-test does the like, the name is looked up here",
            ExitCode = 2,
        },
        new("dotnet run --project src/FaceEnroll.Sandbox -- --urls http://127.0.0.1:5080", "Ctrl+C stops it.")
        {
            Runs = "dotnet run --project src/FaceEnroll.Sandbox -- --urls http://127.0.0.1:0",
            Because = FreePort,
            Serves = true,
        },
        new("dotnet run -c Release --project tests/FaceEnroll.Sandbox.Throughput", "ratio of rates")
        {
            Runs = "dotnet run -c Release --project tests/FaceEnroll.Sandbox.Throughput -- quick",
            Because = "a dozen rounds take half a minute, and a goal for rates means nothing beside other tests",
        },
        new(
            "dotnet run -c Release --project tests/FaceEnroll.Audit.Memory",
            "The memory beyond the kept bytes is flat."
        )
        {
            Runs = "dotnet run -c Release --project tests/FaceEnroll.Audit.Memory -- quick",
            Because = "four vendors with up to 100,000 people each take minutes",
        },
        new("dotnet pack src/FaceEnroll.Sandbox.Tool --configuration Release", "Successfully created package"),
        new(
            "dotnet tool install FaceEnroll.Sandbox.Tool --add-source ../FaceEnroll.Sdk/artifacts/packages --tool-path tools",
            "was successfully installed"
        )
        {
            Runs =
                $"dotnet tool install FaceEnroll.Sandbox.Tool --add-source {Repository.Root}/artifacts/packages --tool-path tools",
            Because = "the repository's folder may have another name; the command above has packed the tool",
            InFreshProject = true,
        },
        new("dotnet tool install --global FaceEnroll.Sandbox.Tool", "was successfully installed")
        {
            Runs =
                $"dotnet tool install FaceEnroll.Sandbox.Tool --add-source {Repository.Root}/artifacts/packages --tool-path tools",
            Because = "this machine's own tools are left alone, and the package comes from where it was packed above",
            InFreshProject = true,
        },
        new("faceenroll-sandbox --urls http://127.0.0.1:5080", "Ctrl+C stops it.")
        {
            Runs = "dotnet run --project src/FaceEnroll.Sandbox.Tool -f net10.0 -- --urls http://127.0.0.1:0",
            Because = "the tool's folder is gone again; " + FreePort,
            Serves = true,
        },
        new("tools/faceenroll-sandbox --urls http://127.0.0.1:5080", "Ctrl+C stops it.")
        {
            Runs = "dotnet run --project src/FaceEnroll.Sandbox.Tool -f net10.0 -- --urls http://127.0.0.1:0",
            Because = "the tool's folder is gone again; " + FreePort,
            Serves = true,
        },
        new("dotnet tool install --global FaceEnroll.Cli", "all enrolled")
        {
            Runs = "dotnet run --project src/FaceEnroll.Cli -- --help",
            Because = "this machine's own tools are left alone; .ci/package-test installs the packed tool",
        },
        new("faceenroll run start --sandbox", "Usage")
        {
            Runs = "dotnet run --project src/FaceEnroll.Cli -- run start --help",
            Because = "the tool is not installed on this machine; from the sources the whole command runs",
        },
        new("dotnet run --project src/FaceEnroll.Cli -- run start --sandbox", "Nothing real is enrolled.")
        {
            ExitCode = 2,
        },
        new("dotnet build", "Build succeeded.")
        {
            Runs = "dotnet build src/FaceEnroll.Sandbox.Tool -f net10.0 --no-restore",
            Because = "the tests' own assemblies are in use while they run; the gate builds all",
        },
        new("dotnet tool restore", "csharpier"),
        new("dotnet csharpier check .", "Checked"),
        new(".ci/run", "") { Runs = "bash -n .ci/run", Because = "it would run this test again" },
        new(".ci/mutation-test short", "")
        {
            Runs = "bash -n .ci/mutation-test",
            Because = "it takes minutes, and would build over the tests that run",
        },
        new("dotnet list package --include-transitive", "[netstandard2.0]")
        {
            Runs = "dotnet list src/FaceEnroll.Sdk package --include-transitive",
            Because = "the library's own packages are what the page is about; other projects may not be restored",
        },
    ];
}
