using Microsoft.Playwright;

[assembly: Xunit.AssemblyFixture(typeof(Automations.EndToEnd.AppInBrowser))]

namespace Automations.EndToEnd;

/// <summary>One running app and one browser for all tests that only look at pages; started by the first test that asks for them.</summary>
public sealed class AppInBrowser : IAsyncDisposable
{
    /// <summary>Tests that share the app share its clock: whoever moves it by days ends the others' sign-ins. So they run one after another.</summary>
    public const string OneClock = "one clock";

    /// <summary>A process for every page costs more than the page.</summary>
    private static readonly string[] OneRenderer = ["--no-sandbox", "--disable-gpu", "--renderer-process-limit=1", "--disable-site-isolation-trials"];

    private readonly Lazy<Task<AppProcess>> app = new(() => AppProcess.StartAsync());
    private readonly Lazy<Task<IPlaywright>> playwright = new(Playwright.CreateAsync);
    private Task<IBrowser>? browser;

    /// <summary>Skips the test, saying why, where there is no Node.js or no browser.</summary>
    public async Task<AppProcess> AppAsync()
    {
        RequireNode();
        return await app.Value;
    }

    /// <summary>Skips the test where no app can be started at all.</summary>
    public static void RequireNode() =>
        Assert.SkipUnless(OnPath("node") is not null, "Node.js is not installed; the local storage emulator needs it.");

    /// <summary>A fresh browser profile.</summary>
    public async Task<IBrowserContext> OpenAsync(AppProcess running, BrowserLook look, bool javaScript = true)
    {
        var chromium = ChromiumPath();
        Assert.SkipUnless(chromium is not null, "There is no Chromium: install one, or name it in CHROMIUM_PATH.");
        browser ??= (await playwright.Value).Chromium.LaunchAsync(new() { ExecutablePath = chromium, Args = OneRenderer });
        return await (await browser).NewContextAsync(
            new()
            {
                BaseURL = running.App.BaseAddress!.ToString(),
                ColorScheme = look.Scheme,
                ViewportSize = new() { Width = look.Width, Height = look.Height },
                Locale = "de-DE",
                JavaScriptEnabled = javaScript,
                ReducedMotion = ReducedMotion.Reduce,
            }
        );
    }

    public async ValueTask DisposeAsync()
    {
        if (browser is not null)
            await (await browser).DisposeAsync();
        if (playwright.IsValueCreated)
            (await playwright.Value).Dispose();
        if (app.IsValueCreated && app.Value.IsCompletedSuccessfully)
            await (await app.Value).DisposeAsync();
    }

    private static string? ChromiumPath() =>
        Environment.GetEnvironmentVariable("CHROMIUM_PATH") is { Length: > 0 } named ? named
        : new[] { "chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome" }.Select(OnPath).FirstOrDefault(path => path is not null);

    private static string? OnPath(string program) =>
        (Environment.GetEnvironmentVariable("PATH") ?? "")
            .Split(Path.PathSeparator)
            .SelectMany(folder => new[] { Path.Combine(folder, program), Path.Combine(folder, program + ".exe") })
            .FirstOrDefault(File.Exists);
}
