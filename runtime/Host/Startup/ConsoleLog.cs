using Automations.Runtime.Host.Options;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Logging.Console;

namespace Automations.Runtime.Host.Startup;

/// <summary>One quiet line for each interesting thing; libraries speak from warnings on.</summary>
internal sealed class ConsoleLog() : ConsoleFormatter(FormatterName)
{
    private const string FormatterName = "quiet";

    public static void Add(ILoggingBuilder logging)
    {
        logging.AddConsole(console => console.FormatterName = FormatterName);
        logging.AddConsoleFormatter<ConsoleLog, ConsoleFormatterOptions>();
        logging.SetMinimumLevel(LogLevel.Information);
        foreach (var library in new[] { "Microsoft", "System", "Azure" })
            logging.AddFilter(library, LogLevel.Warning);

        // A failed start is told once, by Failure.
        logging.AddFilter("Microsoft.Extensions.Hosting.Internal.Host", LogLevel.None);
    }

    public override void Write<TState>(in LogEntry<TState> logEntry, IExternalScopeProvider? scopeProvider, TextWriter textWriter)
    {
        var text = logEntry.Formatter(logEntry.State, logEntry.Exception);
        var mark = logEntry.LogLevel switch
        {
            LogLevel.Critical or LogLevel.Error => "error   ",
            LogLevel.Warning => "warning ",
            _ => "        ",
        };
        textWriter.WriteLine(mark + text);
        if (logEntry.Exception is { } failure)
            textWriter.WriteLine("        " + failure.ToString().ReplaceLineEndings(Environment.NewLine + "        "));
    }
}
