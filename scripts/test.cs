// The test command: checks what is needed, builds, runs every test project, and ends with "N passed, N failed, N skipped".
//
//   dotnet run scripts/test.cs                          everything
//   dotnet run scripts/test.cs -- --project Durable     the projects whose name contains this
//   dotnet run scripts/test.cs -- --filter Onboarding   the tests whose full name contains this
//   dotnet run scripts/test.cs -- --large               the long settings of the crash and fault tests
//   dotnet run scripts/test.cs -- --no-build            what was built last

using System.Collections.Concurrent;
using System.Diagnostics;
using System.Security.Cryptography;
using System.Text.Json;

var options = Options.Parse(args);
if (options is null)
    return 2;

var root = Path.GetFullPath("..", (string)AppContext.GetData("EntryPointFileDirectoryPath")!);
Directory.SetCurrentDirectory(root);
var results = Path.Combine(root, "TestResults");
Directory.CreateDirectory(results);
var outcomes = new ConcurrentBag<Outcome>();
var watch = Stopwatch.StartNew();

var projects = Directory.GetFiles(Path.Combine(root, "tests"), "*.csproj", SearchOption.AllDirectories)
    .Where(file => !File.ReadAllText(file).Contains("<IsTestProject>false", StringComparison.Ordinal))
    .Where(file => Path.GetFileNameWithoutExtension(file).Contains(options.Project ?? "", StringComparison.OrdinalIgnoreCase))
    // the longest one first, so that the others fill the second place beside it
    .OrderBy(file => file.EndsWith("EndToEnd.csproj", StringComparison.Ordinal) ? 0 : 1)
    .ToList();
if (!await Prepare())
    return Close();

var all = options is { Project: null, Filter: null };
if (all)
    outcomes.Add(await Check("infra (bicep)", "infra.log", "build", Path.Combine("infra", "Bicep.csproj"), "-t:Check", "-warnaserror"));

await Parallel.ForEachAsync(projects, new ParallelOptions { MaxDegreeOfParallelism = 2 }, async (file, _) => outcomes.Add(await RunTests(file)));
if (all)
    outcomes.Add(await RunBenchmarks());

return Close();

async Task<bool> Prepare()
{
    if (await Execute("node", ["--version"], "node.log") != 0)
    {
        Say("Node.js is missing. The tests run against Azurite, which needs it: install Node.js 22 or newer from https://nodejs.org");
        return false;
    }

    if (!await InstallAzurite())
        return false;

    var browser = FindBrowser() ?? await InstallBrowserFromDebian();
    if (!options.NoBuild && !await Build())
        return false;

    browser ??= await InstallBrowserFromPlaywright();
    Say(browser is null ? "No browser: the tests that need one will be skipped." : $"Browser: {browser}");
    Environment.SetEnvironmentVariable("CHROMIUM_PATH", browser);
    Environment.SetEnvironmentVariable("AUTOMATIONS_TEST_SIZE", options.Large ? "large" : null);
    return true;
}

// As the local platform does on first use, and with the same stamp, so that neither installs what the other did.
async Task<bool> InstallAzurite()
{
    var folder = Path.Combine("runtime", "Host", "Azurite");
    var stamp = Path.Combine(folder, "node_modules", ".installed");
    var wanted = Convert.ToHexString(SHA256.HashData(File.ReadAllBytes(Path.Combine(folder, "package-lock.json"))));
    if (File.Exists(stamp) && File.ReadAllText(stamp) == wanted)
        return true;

    Say("Installing Azurite (npm ci) ...");
    string[] npm = OperatingSystem.IsWindows() ? ["cmd.exe", "/c", "npm"] : ["npm"];
    string[] install = ["ci", "--prefer-offline", "--no-audit", "--no-fund", "--omit=dev", "--omit=optional", "--ignore-scripts", "--prefix", folder];
    if (!await Succeeds("Azurite", npm[0], [.. npm[1..], .. install], "azurite.log"))
        return false;

    File.WriteAllText(stamp, wanted);
    return true;
}

async Task<bool> Build()
{
    Say("Restoring and building ...");
    foreach (var target in options.Project is null ? ["Automations.sln"] : projects)
    {
        if (!await Succeeds("restore", "dotnet", ["restore", target, "--locked-mode"], "restore.log")
            || !await Succeeds("build", "dotnet", ["build", target, "--no-restore", "-warnaserror", "-v", "quiet"], "build.log"))
            return false;
    }

    return true;
}

async Task<Outcome> Check(string name, string log, params string[] command)
{
    var started = watch.Elapsed;
    var passed = await Execute("dotnet", command, log) == 0;
    return new Outcome(name, passed ? 1 : 0, passed ? 0 : 1, 0, watch.Elapsed - started, passed ? [] : [$"failed   {name}, see TestResults/{log}"]);
}

// Alone, when all tests have ended; what is measured is shown and not judged, for it depends on the machine.
async Task<Outcome> RunBenchmarks()
{
    Say("Benchmarks of the durable engine, small, in a debug build:");
    var outcome = await Check("Benchmarks", "benchmarks.log", Path.Combine("tests", "Benchmarks", "bin", "Debug", "net10.0", "Automations.Benchmarks.dll"), "durable");
    File.ReadLines(Path.Combine(results, "benchmarks.log")).ToList().ForEach(Console.WriteLine);
    return outcome;
}

async Task<Outcome> RunTests(string projectFile)
{
    var name = Path.GetFileNameWithoutExtension(projectFile);
    var started = watch.Elapsed;
    var assembly = Path.Combine(Path.GetDirectoryName(projectFile)!, "bin", "Debug", "net10.0", $"Automations.{name}.dll");
    var report = Path.Combine(results, name + ".json");
    File.Delete(report);
    string[] filter = options.Filter is { } text ? ["--filter-method", $"*{text}*", "--ignore-exit-code", "8"] : [];
    var exitCode = await Execute(
        "dotnet",
        [assembly, "--results-directory", results, "--report-xunit-ctrf", "--report-xunit-ctrf-filename", name + ".json", "--no-ansi", "--progress", "off", .. filter],
        name + ".log");
    var outcome = ReadReport(name, report, exitCode) with { Time = watch.Elapsed - started };
    Say(outcome.Line);
    return outcome;
}

Outcome ReadReport(string name, string report, int exitCode)
{
    if (!File.Exists(report))
    {
        return exitCode == 0 && options.Filter is not null
            ? new Outcome(name, 0, 0, 0, default, [])
            : new Outcome(name, 0, 1, 0, default, [$"failed   {name} ended with exit code {exitCode} and no report, see TestResults/{name}.log"]);
    }

    using var json = JsonDocument.Parse(File.ReadAllText(report));
    var content = json.RootElement.GetProperty("results");
    var (summary, tests) = (content.GetProperty("summary"), content.GetProperty("tests"));
    var (passed, failed, skipped) = (Count("passed"), Count("failed") + Count("other"), Count("skipped") + Count("pending"));
    var notes = tests.EnumerateArray()
        .Where(test => test.GetProperty("status").GetString() is not "passed")
        .Select(test => $"{test.GetProperty("status").GetString(),-8} {test.GetProperty("name").GetString()}: {FirstLine(test)}")
        .ToList();
    if (exitCode != 0 && failed == 0 && passed + skipped > 0)
    {
        failed = 1;
        notes.Add($"failed   {name} ended with exit code {exitCode}, see TestResults/{name}.log");
    }

    return new Outcome(name, passed, failed, skipped, default, notes);

    int Count(string key) => summary.TryGetProperty(key, out var value) ? value.GetInt32() : 0;

    static string FirstLine(JsonElement test) =>
        test.TryGetProperty("message", out var message) ? message.GetString()!.Split('\n')[0].Trim() : "";
}

int Close()
{
    var ordered = outcomes.OrderBy(outcome => outcome.Name, StringComparer.Ordinal).ToList();
    foreach (var note in ordered.SelectMany(outcome => outcome.Notes))
    {
        Console.WriteLine(note);
    }

    Console.WriteLine();
    Console.WriteLine($"{"",-22}{"passed",8}{"failed",8}{"skipped",9}{"time",9}");
    ordered.ForEach(outcome => Console.WriteLine(outcome.Line));
    var (passed, failed, skipped) = (ordered.Sum(o => o.Passed), ordered.Sum(o => o.Failed), ordered.Sum(o => o.Skipped));
    Console.WriteLine($"{passed} passed, {failed} failed, {skipped} skipped");
    return failed == 0 && passed > 0 ? 0 : 1;
}

static string? FindBrowser()
{
    string[] names = ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "microsoft-edge", "msedge.exe", "chrome.exe"];
    var folders = (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries);
    var onPath = folders.SelectMany(folder => names.Select(name => Path.Combine(folder, name)));
    string[] installed =
    [
        "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
        "/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge",
        Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.ProgramFiles), "Google", "Chrome", "Application", "chrome.exe"),
        Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.ProgramFilesX86), "Microsoft", "Edge", "Application", "msedge.exe"),
    ];
    return new[] { Environment.GetEnvironmentVariable("CHROMIUM_PATH") ?? "" }.Concat(onPath).Concat(installed).FirstOrDefault(File.Exists)
        ?? FindPlaywrightBrowser();
}

static string? FindPlaywrightBrowser()
{
    var home = Environment.GetFolderPath(Environment.SpecialFolder.UserProfile);
    var cache = OperatingSystem.IsWindows() ? Environment.GetFolderPath(Environment.SpecialFolder.LocalApplicationData)
        : OperatingSystem.IsMacOS() ? Path.Combine(home, "Library", "Caches")
        : Path.Combine(home, ".cache");
    var folder = Environment.GetEnvironmentVariable("PLAYWRIGHT_BROWSERS_PATH") ?? Path.Combine(cache, "ms-playwright");
    string[] names = OperatingSystem.IsWindows() ? ["chrome.exe"] : OperatingSystem.IsMacOS() ? ["Chromium", "Google Chrome for Testing"] : ["chrome"];
    return Directory.Exists(folder)
        ? Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories).FirstOrDefault(file => names.Contains(Path.GetFileName(file)))
        : null;
}

async Task<string?> InstallBrowserFromDebian()
{
    if (!File.Exists("/usr/bin/apt-get") || Environment.UserName != "root")
        return null;

    Say("Installing chromium (apt-get) ...");
    await Execute("apt-get", ["update", "-q"], "browser.log");
    var exitCode = await Execute("apt-get", ["install", "-y", "-q", "--no-install-recommends", "chromium"], "browser.log");
    return exitCode == 0 ? FindBrowser() : null;
}

async Task<string?> InstallBrowserFromPlaywright()
{
    var script = Path.Combine("tests", "EndToEnd", "bin", "Debug", "net10.0", ".playwright", "package", "cli.js");
    if (!File.Exists(script))
        return null;

    Say("Installing chromium (Playwright) ...");
    return await Execute("node", [script, "install", "chromium"], "browser.log") == 0 ? FindPlaywrightBrowser() : null;
}

async Task<bool> Succeeds(string step, string program, string[] arguments, string log)
{
    if (await Execute(program, arguments, log) == 0)
        return true;

    Say($"The step '{step}' failed. The end of TestResults/{log}:");
    File.ReadLines(Path.Combine(results, log)).TakeLast(30).ToList().ForEach(Console.WriteLine);
    outcomes.Add(new Outcome(step, 0, 1, 0, default, []));
    return false;
}

// Both streams are drained as they come, so that a talkative child never blocks; a child that hangs is ended after a while.
async Task<int> Execute(string program, string[] arguments, string log)
{
    using var limit = new CancellationTokenSource(TimeSpan.FromMinutes(options.Large ? 120 : 40));
    using var writer = TextWriter.Synchronized(new StreamWriter(Path.Combine(results, log)) { AutoFlush = true });
    using var process = new Process { EnableRaisingEvents = true };
    process.StartInfo = new ProcessStartInfo(program, arguments) { RedirectStandardOutput = true, RedirectStandardError = true, RedirectStandardInput = true };
    process.OutputDataReceived += (_, line) => writer.WriteLine(line.Data);
    process.ErrorDataReceived += (_, line) => writer.WriteLine(line.Data);
    var exited = new TaskCompletionSource();
    process.Exited += (_, _) => exited.TrySetResult();
    try
    {
        process.Start();
        process.StandardInput.Close();
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        await exited.Task.WaitAsync(limit.Token);
    }
    catch (System.ComponentModel.Win32Exception missing)
    {
        writer.WriteLine(missing.Message);
        return 127;
    }
    catch (OperationCanceledException)
    {
        process.Kill(entireProcessTree: true);
        writer.WriteLine($"Ended: {program} did not finish in time.");
        return 124;
    }

    // a grandchild that lives on may hold the streams open: the rest of the output is awaited for a moment only
    await Task.WhenAny(process.WaitForExitAsync(), Task.Delay(TimeSpan.FromSeconds(3)));
    process.CancelOutputRead();
    process.CancelErrorRead();
    return process.ExitCode;
}

void Say(string text) => Console.WriteLine($"[{watch.Elapsed:mm\\:ss}] {text}");

internal sealed record Outcome(string Name, int Passed, int Failed, int Skipped, TimeSpan Time, IReadOnlyList<string> Notes)
{
    public string Line => $"{Name,-22}{Passed,8}{Failed,8}{Skipped,9}{Time.TotalSeconds,8:0.0}s";
}

internal sealed record Options(string? Project = null, string? Filter = null, bool Large = false, bool NoBuild = false)
{
    public static Options? Parse(ReadOnlySpan<string> args)
    {
        switch (args)
        {
            case []: return new Options();
            case ["--large", .. var rest]: return Parse(rest) is { } large ? large with { Large = true } : null;
            case ["--no-build", .. var rest]: return Parse(rest) is { } built ? built with { NoBuild = true } : null;
            case ["--project", var name, .. var rest]: return Parse(rest) is { } some ? some with { Project = name } : null;
            case ["--filter", var text, .. var rest]: return Parse(rest) is { } few ? few with { Filter = text } : null;
            default:
                Console.Error.WriteLine($"Unknown option {args[0]}. Known: --project NAME, --filter TEXT, --large, --no-build");
                return null;
        }
    }
}
