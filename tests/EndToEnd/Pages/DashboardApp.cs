using System.Globalization;
using Automations.EndToEnd.Onboarding;

namespace Automations.EndToEnd.Pages;

/// <summary>An app of its own with something to look at on every page of the dashboard: its clock is moved only by the tests of one class.</summary>
public sealed class DashboardApp : IAsyncDisposable
{
    public const string Broken = "broken/by hand";
    private Task<AppProcess>? app;

    /// <summary>The onboarding that has got as far as its first check-in.</summary>
    public string Instance { get; private set; } = "";

    public Task<AppProcess> GetAsync() => app ??= StartAsync();

    public async ValueTask DisposeAsync()
    {
        if (app is { IsCompletedSuccessfully: true })
            await (await app).DisposeAsync();
    }

    private async Task<AppProcess> StartAsync()
    {
        var running = await AppProcess.StartAsync();
        Instance = (await running.SignUpAsync(OnboardingSteps.Address("nele.wulf"))).InstanceId;
        await running.SettleAsync();
        await running.ConfirmAsync("nele.wulf");
        await running.SettleAsync();
        await running.DecideAsync("finn.ahrens", "approve");
        await running.EnqueueAsync("champion-signups", "{\"person\":\"nobody\"}");
        await StartAsync(running, Broken, "\"no sign-up at all\"");
        await running.AdvanceAsync("P8D");
        return running;
    }

    /// <summary>As the dashboard's form does.</summary>
    public static async Task StartAsync(AppProcess running, string id, string input)
    {
        using var form = new FormUrlEncodedContent([new("function", "Onboarding"), new("input", input), new("id", id)]);
        using var answer = await running.App.PostAsync("/admin/actions/run", form);
        answer.EnsureSuccessStatusCode();
    }

    public static string PageOf(string instance) => string.Create(CultureInfo.InvariantCulture, $"/admin/instance?id={Uri.EscapeDataString(instance)}");
}
