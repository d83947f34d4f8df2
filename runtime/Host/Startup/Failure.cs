using Automations.Runtime.Graph;
using System.Reflection;
using Automations.Runtime.Durable.Storage;
using Microsoft.Extensions.Options;
using Spectre.Console;

namespace Automations.Runtime.Host.Startup;

/// <summary>Tells a person why the platform did not start, and ends the process.</summary>
internal static class Failure
{
    /// <summary>Runs a step of the start of this process; a failure that has a message for people ends the process with it.</summary>
    public static T Guard<T>(Func<T> step)
    {
        try
        {
            return step();
        }
        catch (Exception failure) when (Explain(failure) is not null)
        {
            throw End(failure);
        }
    }

    public static Exception End(Exception failure)
    {
        var explained = Explain(failure) ?? new StartupException(failure.ToString(), failure);
        var console = AnsiConsole.Create(new AnsiConsoleSettings { Out = new AnsiConsoleOutput(Console.Error) });
        console.Profile.Width = Math.Max(console.Profile.Width, 120);
        console.MarkupLine("[red bold]Not started.[/]");
        Console.Error.WriteLine(explained.Message);
        Environment.Exit(explained.ExitCode);
        return failure;
    }

    /// <returns>Null when only a programmer can read it.</returns>
    public static StartupException? Explain(Exception? failure) => failure switch
    {
        null => null,
        StartupException explained => explained,
        LocalGraphException or DurableStoreException => new StartupException(failure.Message, failure),
        _ when IsOfTheApp(failure) => new StartupException(failure.Message, failure),
        OptionsValidationException invalid => new StartupException(Settings(invalid.Failures), invalid),
        AggregateException many when OfTheApp(many) is { } explained => new StartupException(explained.Message, many),
        AggregateException many when Validations(many) is { Count: > 0 } failures => new StartupException(Settings(failures), many),
        _ => Explain(failure.InnerException),
    };

    /// <summary>An exception type of the app's own is made to be read.</summary>
    private static bool IsOfTheApp(Exception failure) => failure.GetType().Assembly == Assembly.GetEntryAssembly();

    private static Exception? OfTheApp(AggregateException many) => many.Flatten().InnerExceptions.FirstOrDefault(IsOfTheApp);

    private static List<string> Validations(AggregateException many) =>
        [.. many.Flatten().InnerExceptions.OfType<OptionsValidationException>().SelectMany(invalid => invalid.Failures)];

    private static string Settings(IEnumerable<string> failures) =>
        "The settings are not right:" + string.Concat(failures.Select(failure => $"{Environment.NewLine}  - {failure}"))
        + $"{Environment.NewLine}Correct them (local.settings.json, environment variables or the file they come from) and start again.";
}
