using System.Globalization;
using Automations.Runtime.Host.Options;
using Microsoft.Extensions.DependencyInjection;
using Spectre.Console;

namespace Automations.Runtime.Host.Startup;

/// <summary>What a person sees when the platform is up.</summary>
internal static class Banner
{
    private const string WelcomeFile = "welcome.txt";

    private static readonly IAnsiConsole Screen = CreateScreen();

    public static void Say(string line) => Screen.MarkupLineInterpolated($"[grey]{line}[/]");

    public static void Show(IServiceProvider services, LocalOptions options, string examplePerson, TimeSpan took)
    {
        var (app, graph) = ($"http://localhost:{options.Port}", $"http://localhost:{options.GraphPort}");
        var now = services.GetRequiredService<TimeProvider>().GetUtcNow();
        var simulated = options.Clock == ClockMode.Simulated;

        Screen.WriteLine();
        Screen.MarkupLine("[bold]Champion Automations[/] [grey]on this machine[/]");
        Screen.WriteLine();
        Line("App", app);
        Line("Dashboard", app + "/admin/");
        Line("Mailboxes", graph + "/");
        Line("Time", now.ToString("dddd d MMMM yyyy, HH:mm 'UTC'", CultureInfo.InvariantCulture)
            + (simulated ? "; it stands still until you move it" : ""));
        Line("State", options.StateFolder);
        Welcome(app, graph, examplePerson);
        Screen.WriteLine();
        Screen.MarkupLineInterpolated($"[green]Ready in {took.TotalSeconds.ToString("0.0", CultureInfo.InvariantCulture)} s[/]. Ctrl-C ends it.");
        Screen.WriteLine();
    }

    /// <summary>What to try is the app's to say.</summary>
    private static void Welcome(string app, string graph, string person)
    {
        var path = Path.Combine(AppContext.BaseDirectory, WelcomeFile);
        if (!File.Exists(path))
            return;
        Screen.WriteLine();
        Console.Out.WriteLine(File.ReadAllText(path).Replace("{app}", app).Replace("{graph}", graph).Replace("{person}", person).TrimEnd());
    }

    /// <summary>A file or a pipe has no width to wrap lines at.</summary>
    private static IAnsiConsole CreateScreen()
    {
        var screen = AnsiConsole.Create(new AnsiConsoleSettings());
        if (Console.IsOutputRedirected)
            screen.Profile.Width = 1000;
        return screen;
    }

    private static void Line(string name, string value) => Screen.MarkupLineInterpolated($"  [grey]{name.PadRight(11)}[/]{value}");
}
