"""check-sbom.py SBOM PROJECT: fails unless the SBOM holds what users of the package get, in the versions of its lock file, and no tool
of the build."""

import json
import pathlib
import subprocess
import sys

sbom, project = map(pathlib.Path, sys.argv[1:])


def msbuild(*arguments):
    return json.loads(subprocess.check_output(["dotnet", "msbuild", project, "-nologo", *arguments], text=True))


properties = msbuild("-getProperty:TargetFrameworks", "-getProperty:TargetFramework", "-getProperty:PackageVersion")["Properties"]
targets = (properties["TargetFrameworks"] or properties["TargetFramework"]).split(";")
locked = json.loads((project.parent / "packages.lock.json").read_text())["dependencies"]
expected, private = set(), set()
for target in targets:
    packages = {k.lower(): p for k, p in locked[".NETStandard,Version=v2.0" if target == "netstandard2.0" else target].items()}
    items = msbuild(f"-property:TargetFramework={target}", "-getItem:PackageReference", "-getItem:ProjectReference")["Items"]
    private |= {r["Identity"] for r in items["PackageReference"] if r.get("PrivateAssets", "").lower() == "all"}
    private |= {r["Filename"] for r in items["ProjectReference"] if r.get("ReferenceOutputAssembly") == "false"}
    waiting = [r["Identity"] for r in items["PackageReference"]] + [r["Filename"] for r in items["ProjectReference"]]
    seen = set(private)
    while waiting:
        name = waiting.pop()
        if name not in seen:
            seen.add(name)
            package = packages[name.lower()]
            expected.add((name, package.get("resolved", properties["PackageVersion"])))
            waiting += package.get("dependencies", {})

written = json.loads(sbom.read_text(encoding="utf-8-sig"))
found = {(c["name"], c["version"]) for c in written.get("components", [])}
lacking = sorted(expected - found)
surplus = sorted(found - expected)
for name, version in lacking:
    print(f"{sbom} lacks {name} {version}")
for name, version in surplus:
    print(f"{sbom} has {name} {version}, which users do not get")
print(f"{sbom}: {len(found)} packages, {len(expected)} expected")
sys.exit(bool(lacking or surplus))
