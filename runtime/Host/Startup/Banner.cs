using System.Globalization;
using Automations.Runtime.Host.Options;
using Microsoft.Extensions.DependencyInjection;
using Spectre.Console;

namespace Automations.Runtime.Host.Startup;

/// <summary>What a person sees when the platform is up.</summary>
internal static class Banner
{
    private const string WelcomeFile = "welcome.txt";

    public static void Say(string line) => AnsiConsole.MarkupLineInterpolated($"[grey]{line}[/]");

    public static void Show(IServiceProvider services, LocalOptions options, TimeSpan took)
    {
        var (app, graph) = ($"http://localhost:{options.Port}", $"http://localhost:{options.GraphPort}");
        var now = services.GetRequiredService<TimeProvider>().GetUtcNow();
        var simulated = options.Clock == ClockMode.Simulated;

        AnsiConsole.WriteLine();
        AnsiConsole.MarkupLine("[bold]Champion Automations[/] [grey]on this machine[/]");
        AnsiConsole.WriteLine();
        Line("App", app);
        Line("Dashboard", app + "/admin/");
        Line("Mailboxes", graph + "/");
        Line("Time", now.ToString("dddd d MMMM yyyy, HH:mm 'UTC'", CultureInfo.InvariantCulture)
            + (simulated ? "; it stands still until you move it" : ""));
        Line("State", options.StateFolder);
        Welcome(app, graph);
        AnsiConsole.WriteLine();
        AnsiConsole.MarkupLineInterpolated($"[green]Ready in {took.TotalSeconds.ToString("0.0", CultureInfo.InvariantCulture)} s[/]. Ctrl-C ends it.");
        AnsiConsole.WriteLine();
    }

    /// <summary>What to try is the app's to say.</summary>
    private static void Welcome(string app, string graph)
    {
        var path = Path.Combine(AppContext.BaseDirectory, WelcomeFile);
        if (!File.Exists(path))
            return;
        AnsiConsole.WriteLine();
        Console.Out.WriteLine(File.ReadAllText(path).Replace("{app}", app).Replace("{graph}", graph).TrimEnd());
    }

    private static void Line(string name, string value) => AnsiConsole.MarkupLineInterpolated($"  [grey]{name.PadRight(11)}[/]{value}");
}
