using System.Diagnostics;
using Automations.EndToEnd.Onboarding;

namespace Automations.EndToEnd.Pages;

/// <summary>An app of its own in which people have asked questions for nine weeks, by the script that a reader of the README runs.</summary>
public sealed class TopicsApp : IAsyncDisposable
{
    private static readonly TimeSpan LongestScript = TimeSpan.FromMinutes(8);

    private Task<AppProcess>? app;

    public Task<AppProcess> GetAsync() => app ??= StartAsync();

    public async ValueTask DisposeAsync()
    {
        if (app is { IsCompletedSuccessfully: true })
            await (await app).DisposeAsync();
    }

    private static async Task<AppProcess> StartAsync()
    {
        var running = await AppProcess.StartAsync();
        await running.SignUpAsync(OnboardingSteps.Address("nele.wulf"), mayBeNamed: true);
        await running.SettleAsync();
        await running.ConfirmAsync("nele.wulf");
        await running.SettleAsync();
        await running.DecideAsync("finn.ahrens", "approve");
        await AskAsync(running);
        return running;
    }

    private static async Task AskAsync(AppProcess running)
    {
        var start = new ProcessStartInfo("dotnet", ["run", Path.Combine(Root, "scripts", "questions.cs"), "--", "--app", $"{running.App.BaseAddress}", "--graph", $"{running.Graph.BaseAddress}"])
        {
            UseShellExecute = false,
            RedirectStandardError = true,
            RedirectStandardOutput = true,
        };
        using var script = Process.Start(start)!;
        var (said, complained) = (script.StandardOutput.ReadToEndAsync(), script.StandardError.ReadToEndAsync());
        using var patience = new CancellationTokenSource(LongestScript);
        await script.WaitForExitAsync(patience.Token);
        Assert.True(script.ExitCode == 0, $"{await said}{await complained}");
    }

    private static string Root { get; } = FindRoot(AppContext.BaseDirectory);

    private static string FindRoot(string folder) =>
        File.Exists(Path.Combine(folder, "Automations.sln")) ? folder : FindRoot(Path.GetDirectoryName(folder) ?? throw new InvalidOperationException("Automations.sln is in no folder above the tests."));
}
