using System.Globalization;

namespace Automations.Benchmarks;

/// <param name="Size">How many of whatever the scenario counts.</param>
/// <param name="Port">The first of eight ports in a row that are free.</param>
/// <param name="Full">The full size, where a scenario has one.</param>
/// <param name="Faults">With a Graph that fails now and then, and kills.</param>
/// <param name="Lanes">Sender mailboxes, where a scenario leaves that open.</param>
/// <param name="Quality">Of a topics scenario: how right it is instead of how fast.</param>
/// <param name="Part">Of a durable scenario: only this part.</param>
internal sealed record Arguments(string Scenario, int Size = 1_000, int Port = 7560, bool Full = false, string? Part = null, bool Faults = false, int? Lanes = null, bool Quality = false)
{
    public const string Usage =
        """
        dotnet run -c Release --project tests/Benchmarks -- <scenario>

          signups [--size N] [--port N]   N sign-ups (1,000) posted to the queue at once, each approved, and all lived through to the end
          events [--size N] [--full] [--lanes N] [--port N]
                                          N registrations (1,000; full 10,000) for one event over HTTP, and every reminder until it begins;
                                          by as many mailboxes as the last reminder needs to reach all, or by as many as you say
          delivery [--size N] [--full] [--faults] [--port N]
                                          a digest for N recipients (1,000; full 100,000) by eight lanes: rendered, queued, sent in simulated time;
                                          with faults of Graph and kills of the app on request
          surveys [--size N] [--full] [--port N]
                                          a survey to N people (1,000; full 10,000), every third answers, the others are reminded, and the results
          topics [--size N] [--full] [--quality]
                                          N questions (1,000; full: 1,000 to 1,000,000) read, counted and trended over nine weeks, tables in memory;
                                          or how well topics are found in labelled questions and how often trends cry wolf
          durable [--full] [--part NAME]  the durable engine: sequence, turn, length, fanout, idle; small (seconds) or full size (minutes)
        """;

    public static Arguments? Parse(ReadOnlySpan<string> args)
    {
        switch (args)
        {
            case [var scenario] when !scenario.StartsWith('-'):
                return new(scenario);
            case [.. var rest, "--full"]:
                return Parse(rest) is { } full ? full with { Full = true } : null;
            case [.. var rest, "--faults"]:
                return Parse(rest) is { } hard ? hard with { Faults = true } : null;
            case [.. var rest, "--quality"]:
                return Parse(rest) is { } right ? right with { Quality = true } : null;
            case [.. var rest, "--part", var part]:
                return Parse(rest) is { } some ? some with { Part = part } : null;
            case [.. var rest, "--size", var text] when Number(text) is { } size:
                return Parse(rest) is { } sized ? sized with { Size = size } : null;
            case [.. var rest, "--lanes", var text] when Number(text) is { } lanes:
                return Parse(rest) is { } laned ? laned with { Lanes = lanes } : null;
            case [.. var rest, "--port", var text] when Number(text) is { } port:
                return Parse(rest) is { } placed ? placed with { Port = port } : null;
            default:
                return null;
        }
    }

    private static int? Number(string text) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number > 0 ? number : null;
}
